package io.throughline.standards.lineage;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.sql.Candidates;
import io.throughline.standards.candidates.sql.Decisions;
import io.throughline.standards.erasure.sql.ErasedFeedback;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.lineage.Lineage.PracticeStep;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.sql.History;
import io.throughline.standards.standards.sql.StandardTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The line from a standard down to the customers' words. Not for people in stores: the words are of other stores, too. */
@Path("/v1/standards/{id}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class LineageResource {

    private final OrganizationTransaction transaction;
    private final Tagged tagged;
    private final Caller caller;
    private final Clock clock;

    LineageResource(DataSource dataSource, Tagged tagged, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.tagged = tagged;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context Request request) throws SQLException {
        UUID organization = caller.organization();
        UUID standard = PathId.uuid(id, "The standard");
        Lineage lineage = transaction
                .call(organization, connection -> {
                    Optional<Standard> found = StandardTable.find(connection, organization, standard);
                    return found.isEmpty()
                            ? Optional.<Lineage>empty()
                            : Optional.of(lineage(connection, organization, found.get()));
                })
                .orElseThrow(() -> Problems.notFound("The standard"));
        return tagged.answer(lineage, request);
    }

    private Lineage lineage(Connection connection, UUID organization, Standard standard) throws SQLException {
        List<Deed> history = History.of(connection, organization, standard.id());
        List<PracticeStep> practices = new ArrayList<>();
        for (Decision decision : Decisions.of(connection, organization, standard.id())) {
            Candidate decided = find(connection, organization, decision.practice())
                    .orElseThrow(() -> new IllegalStateException("a decision on a practice that is not there"));
            Candidate today = whole(connection, organization, decided);
            List<Excerpt> stories = Candidates.excerpts(connection, organization, decision, today.id());
            int erased = ErasedFeedback.count(connection, organization, decision.evidence());
            practices.add(PracticeStep.of(today, decision, stories, erased));
        }
        return Lineage.of(standard, history, practices);
    }

    /** What the practice is part of today, at whatever remove; itself where it is part of none. */
    private Candidate whole(Connection connection, UUID organization, Candidate practice) throws SQLException {
        Set<UUID> seen = new HashSet<>();
        Candidate whole = practice;
        while (whole.mergedInto() != null && seen.add(whole.id())) {
            Optional<Candidate> next = find(connection, organization, whole.mergedInto());
            if (next.isEmpty()) {
                return whole;
            }
            whole = next.get();
        }
        return whole;
    }

    private Optional<Candidate> find(Connection connection, UUID organization, UUID practice) throws SQLException {
        return Candidates.find(
                connection, organization, practice, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
