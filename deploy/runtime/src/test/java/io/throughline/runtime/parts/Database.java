package io.throughline.runtime.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.throughline.local.Parts;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tests' database on the shared PostgreSQL, with the tables of {@code edge.sql}. */
public final class Database {

    private static final String NAME = "runtime";
    private static final Map<String, String> SETTINGS = make();

    private Database() {}

    private static Map<String, String> make() {
        Map<String, String> settings = Parts.shared().createDatabase(NAME);
        try (Connection owner = DriverManager.getConnection(
                        settings.get("DATABASE_URL"), NAME + "_owner", settings.get("DATABASE_OWNER_PASSWORD"));
                Statement statement = owner.createStatement();
                InputStream script = Database.class.getResourceAsStream("/edge.sql")) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
            return settings;
        } catch (Exception broken) {
            throw new IllegalStateException("The tests' tables could not be made", broken);
        }
    }

    /** A pool such as the services have, of the role for flows; the caller closes it. */
    public static AgroalDataSource pool(int connections) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(SETTINGS.get("DATABASE_URL"))
                                    .principal(new NamePrincipal(NAME + "_flow"))
                                    .credential(new SimplePassword(SETTINGS.get("DATABASE_FLOW_PASSWORD"))))));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The first column of what a superuser finds. */
    public static List<String> query(String sql) {
        try (Connection connection = Parts.shared().postgres().connect(NAME);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static void execute(String sql) {
        try (Connection connection = Parts.shared().postgres().connect(NAME);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
