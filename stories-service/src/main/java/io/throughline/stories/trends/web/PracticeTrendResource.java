package io.throughline.stories.trends.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Problems;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.sql.PracticeReader;
import io.throughline.stories.trends.TrendFilter;
import io.throughline.stories.trends.sql.TrendReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** How often a practice is told of, week by week; of one that was merged into another, there. */
@Path("/v1/practices/{id}/trend")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class PracticeTrendResource {

    private final TrendReader trends;
    private final PracticeReader practices;
    private final Caller caller;
    private final Clock clock;

    PracticeTrendResource(TrendReader trends, PracticeReader practices, Caller caller, Clock clock) {
        this.trends = trends;
        this.practices = practices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        PracticeState practice = find(id).orElseThrow(() -> Problems.notFound("The practice"));
        TrendFilter filter = TrendQuery.of(uri.getQueryParameters(), clock);
        return practice.mergedInto() != null
                ? Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create("/v1/practices/" + practice.mergedInto() + "/trend"))
                        .build()
                : Response.ok(trends.ofPractice(caller.organization(), practice.id(), filter))
                        .build();
    }

    private Optional<PracticeState> find(String id) throws SQLException {
        UUID practice;
        try {
            practice = Ids.parse(id);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
        return practices.find(caller.organization(), practice);
    }
}
