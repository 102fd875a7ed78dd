package io.throughline.feedback.organizations;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All organizations; listing them is for operators and flows, and so for the flow role. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

    private final AgroalDataSource flow;

    Organizations(@DataSource("flow") AgroalDataSource flow) {
        this.flow = flow;
    }

    /**
     * An organization as others see it.
     *
     * @param attribution off, pseudonymous or named
     */
    public record Summary(UUID id, String slug, String name, String attribution, int revision) {

        static Summary of(Organization organization) {
            return new Summary(
                    organization.id,
                    organization.slug,
                    organization.name,
                    organization.attribution,
                    organization.revision);
        }
    }

    public List<Summary> summaries() throws SQLException {
        try (Connection connection = flow.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, slug, name, attribution, revision from organization order by slug");
                ResultSet row = statement.executeQuery()) {
            List<Summary> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Summary(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)));
            }
            return all;
        }
    }
}
