package io.throughline.feedback.held;

import io.throughline.feedback.held.Holdings.Holding;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.Status;
import io.throughline.feedback.reading.sql.FeedbackPages;
import io.throughline.feedback.reading.sql.Reading;
import io.throughline.feedback.reading.sql.Scope;
import io.throughline.feedback.reading.web.FeedbackPage;
import io.throughline.feedback.reading.web.FeedbackView;
import io.throughline.feedback.reading.web.ListQuery;
import io.throughline.feedback.reading.web.Viewer;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback that waits for its store. Registration releases it; only a person drops it. */
@Path("/v1/feedback/held")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Held feedback")
class HeldResource {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_CODE = 64;

    private static final String HOLDINGS = """
            {"items": [{"store": "S0I2", "reason": "unknown-store", "number": 214, "first": "2026-11-20T08:02:11Z",
                        "last": "2026-11-21T17:55:40Z"}]}""";

    private final Reading reading;
    private final Holdings holdings;
    private final Viewer viewer;

    HeldResource(Reading reading, Holdings holdings, Viewer viewer) {
        this.reading = reading;
        this.holdings = holdings;
        this.viewer = viewer;
    }

    record Items(List<Holding> items) {}

    record Dropped(int dropped) {}

    @GET
    @RolesAllowed({"head-office", "admin", "integrator"})
    @Operation(
            summary = "Held feedback, the newest first",
            description =
                    "Given for a store that is not registered, or was collected after its closing. Integrators see that of the test"
                            + " space.")
    @Parameter(name = "store", in = ParameterIn.QUERY, description = "The code as given", example = "S0I2")
    @Parameter(name = "space", in = ParameterIn.QUERY, description = "test: what was given with test keys")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200; 50 where it is left out")
    @Parameter(name = "next", in = ParameterIn.QUERY, description = "The next of the page before")
    @APIResponse(responseCode = "200", description = "A page; without next it is the last")
    public FeedbackPage<FeedbackView> list(@Context UriInfo uri) throws SQLException {
        ListQuery query = ListQuery.read(
                uri.getQueryParameters(),
                parameters -> FeedbackFilter.of(Status.HELD, parameters.text("store", LONGEST_CODE)));
        viewer.wholly(query.test());
        List<ReadFeedback> found = reading.call(viewer.organization(), query.test(), LONGEST, (connection, space) -> {
            Scope scope = Scope.of(connection, space.owner(), query.filter(), Optional.empty());
            return FeedbackPages.page(connection, space, scope, query.filter(), query.after(), query.limit() + 1);
        });
        return query.page(found, FeedbackView::of);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"head-office", "admin", "integrator"})
    @Operation(
            summary = "Held feedback by its store",
            description =
                    "The codes with the most first, at most 1,000: a wrong code in a device's settings shows here. Integrators see it, too.")
    @Parameter(name = "space", in = ParameterIn.QUERY, description = "test: what was given with test keys")
    @APIResponse(
            responseCode = "200",
            description = "How much there is of each code, and why",
            content = @Content(examples = @ExampleObject(name = "a-wrong-code", value = HOLDINGS)))
    public Items counts(@Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        boolean test = ListQuery.test(query);
        query.done();
        return new Items(holdings.counts(viewer.organization(), test));
    }

    @DELETE
    @RolesAllowed("admin")
    @Operation(
            summary = "Drop what is held for a code",
            description =
                    "For good: where it is sent again, it is answered as gone. Nothing is published, for nothing was.")
    @Parameter(
            name = "store",
            in = ParameterIn.QUERY,
            description = "The code as given",
            example = "S0I2",
            required = true)
    @Parameter(name = "space", in = ParameterIn.QUERY, description = "test: what was given with test keys")
    @APIResponse(
            responseCode = "200",
            description = "How many were dropped",
            content = @Content(examples = @ExampleObject(name = "dropped", value = "{\"dropped\": 214}")))
    public Dropped dropAll(@Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        String store = query.text("store", LONGEST_CODE);
        boolean test = ListQuery.test(query);
        if (!uri.getQueryParameters().containsKey("store")) {
            query.fault("store", "required", "is needed: held feedback is dropped code by code");
        }
        query.done();
        return new Dropped(holdings.dropAll(viewer.organization(), test, store));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("admin")
    @Operation(summary = "Drop a held feedback")
    @Parameter(name = "space", in = ParameterIn.QUERY, description = "test: one that was given with a test key")
    @APIResponse(responseCode = "204", description = "Dropped")
    @APIResponse(responseCode = "404", description = "None is held under this id in the caller's organization")
    public void drop(UUID id, @Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        boolean test = ListQuery.test(query);
        query.done();
        if (!holdings.drop(viewer.organization(), test, id)) {
            throw Problems.notFound("This held feedback");
        }
    }
}
