package io.throughline.stories.stories.sql;

import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.agroal.DataSource;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wall behind the queries: raw SQL, as a query without its condition would be. */
@OnRealParts
class RowLevelSecurityIT {

    private static final String COUNT = "select count(*) from story";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    javax.sql.DataSource request;

    @Inject
    @DataSource("flow")
    javax.sql.DataSource flow;

    @ConfigProperty(name = "DATABASE_URL")
    String url;

    @ConfigProperty(name = "DATABASE_OWNER_PASSWORD")
    String ownerPassword;

    private final UUID organization = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void oneStoryForEach() {
        FeedbackEvent one = FeedbackEvent.of(organization);
        FeedbackEvent another = FeedbackEvent.of(other);
        publish(one, another);
        storyOf(organization, one);
        storyOf(other, another);
    }

    @Test
    void withoutOrganizationsNoRoleSeesARow() throws SQLException {
        try (Connection connection = request.getConnection()) {
            assertThat(count(connection, COUNT)).isZero();
        }
        try (Connection connection = flow.getConnection()) {
            assertThat(count(connection, COUNT)).isZero();
        }
        try (Connection owner = DriverManager.getConnection(url, "stories_owner", ownerPassword)) {
            assertThat(count(owner, COUNT)).isZero();
        }
    }

    @Test
    void transactionsSeeTheOrganizationsTheyWereAdmittedTo() throws SQLException {
        OrganizationTransaction transaction = new OrganizationTransaction(request);
        assertThat(transaction.<Long>call(organization, connection -> count(connection, COUNT)))
                .isEqualTo(1);
        assertThat(transaction.<Long>call(
                        java.util.Set.of(organization, other), connection -> count(connection, COUNT)))
                .isEqualTo(2);
    }

    @Test
    void settingEndsWithItsTransactionEvenInAPooledConnection() throws SQLException {
        try (Connection connection = request.getConnection()) {
            connection.setAutoCommit(false);
            OrganizationTransaction.admit(connection, java.util.Set.of(organization));
            assertThat(count(connection, COUNT)).isEqualTo(1);
            connection.commit();
            assertThat(count(connection, COUNT)).isZero();
            connection.commit();
        }
    }

    @Test
    void anotherOrganizationsRowIsNeitherWrittenNorChanged() throws SQLException {
        OrganizationTransaction transaction = new OrganizationTransaction(flow);
        assertThat(transaction.<Integer>call(
                        organization,
                        connection -> connection.createStatement().executeUpdate("update story set store = 'taken'")))
                .isEqualTo(1);
        assertThatThrownBy(() -> transaction.call(organization, connection -> connection
                        .createStatement()
                        .executeUpdate("update story set organization = '" + other + "'")))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
        assertThatThrownBy(() -> transaction.call(
                        organization, connection -> connection.createStatement().executeUpdate("""
                                insert into outbox (organization, events) values ('%s', 'a line')
                                """.formatted(other))))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void requestsCannotWriteAtAll() {
        assertThatThrownBy(() -> new OrganizationTransaction(request).call(organization, connection -> connection
                        .createStatement()
                        .executeUpdate("update story set store = 'taken'")))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    /** Holds for tables that later migrations add, too. */
    @Test
    void everyTableWithAnOrganizationIsWalledAndForcedSo() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories")) {
            assertThat(count(superuser, """
                            select count(*)
                            from pg_class
                            join pg_attribute on attrelid = pg_class.oid and attname = 'organization'
                            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                            and not (relrowsecurity and relforcerowsecurity)
                            """)).isZero();
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
