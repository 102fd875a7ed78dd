package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.sql.StandardTable;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A standard's versions that the caller may see: on whatever day they hold, and before that where the caller is asked about them. */
@RequestScoped
class ShownVersions {

    private final OrganizationTransaction transaction;
    private final Viewpoints viewpoints;
    private final Caller caller;

    ShownVersions(DataSource dataSource, Viewpoints viewpoints, Caller caller) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.viewpoints = viewpoints;
        this.caller = caller;
    }

    /** By number; none where there is no such standard. */
    List<Version> of(UUID standard) throws SQLException {
        UUID organization = caller.organization();
        return transaction.call(organization, connection -> {
            var viewpoint = viewpoints.ever(connection);
            var consulted = viewpoints.consulted(connection);
            return StandardTable.find(connection, organization, standard).stream()
                    .flatMap(found -> found.versions().stream()
                            .filter(version -> viewpoint.shows(version)
                                    || consulted.isPresent()
                                            && consulted.get().isAskedAbout(version, found.coreOf(version))))
                    .toList();
        });
    }

    /** @throws io.throughline.runtime.problems.ProblemException 404 where it is not among them */
    static Version one(List<Version> shown, int number) {
        return shown.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("The version"));
    }
}
