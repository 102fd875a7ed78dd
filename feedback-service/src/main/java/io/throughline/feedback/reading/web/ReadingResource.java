package io.throughline.feedback.reading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.reading.Count;
import io.throughline.feedback.reading.Count.Figure;
import io.throughline.feedback.reading.Count.Group;
import io.throughline.feedback.reading.Dimension;
import io.throughline.feedback.reading.ReadFeedback;
import io.throughline.feedback.reading.sql.FeedbackCounts;
import io.throughline.feedback.reading.sql.FeedbackPages;
import io.throughline.feedback.reading.sql.FeedbackPages.Single;
import io.throughline.feedback.reading.sql.Reading;
import io.throughline.feedback.reading.sql.Scope;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback as it is kept: by its id, listed, and counted. */
@Path("/v1/feedback")
@RolesAllowed({"head-office", "store-manager", "admin", "integrator"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
class ReadingResource {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Reading reading;
    private final Viewer viewer;
    private final Clock clock;

    ReadingResource(Reading reading, Viewer viewer, Clock clock) {
        this.reading = reading;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** What is not counted by is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CountView(
            LocalDate day,
            String store,
            String touchpoint,
            long number,
            long withComment,
            long flagged,
            Map<Metric, Figure> metrics) {

        static CountView of(Count count) {
            Group group = count.group();
            return new CountView(
                    group.day(),
                    group.store(),
                    group.touchpoint(),
                    count.number(),
                    count.withComment(),
                    count.flagged(),
                    count.metrics());
        }
    }

    record CountsView(Set<Dimension> by, List<CountView> items) {}

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A feedback by its id",
            description =
                    "Texts are masked. A store manager sees their own stores. `passedOn` says whether the other services have been told."
                            + " The ETag is its revision.")
    @Parameter(name = "space", in = ParameterIn.QUERY, description = "test: one that was given with a test key")
    @APIResponse(
            responseCode = "200",
            description = "The feedback",
            headers = @Header(name = "ETag", description = "For If-Match, where its flags are edited"),
            content = @Content(examples = @ExampleObject(name = "flagged", value = OpenApiExamples.FEEDBACK)))
    @APIResponse(responseCode = "404", description = "No such feedback that the caller may see")
    public Response get(UUID id, @Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        boolean test = ListQuery.test(query);
        query.done();
        Optional<Set<String>> own = viewer.stores(test);
        Single found = reading.call(viewer.organization(), test, LONGEST, (connection, space) -> {
                    Optional<Single> kept = FeedbackPages.byId(connection, space, id);
                    return kept.isPresent() && isSeen(connection, kept.get(), own) ? kept : Optional.<Single>empty();
                })
                .orElseThrow(() -> Problems.notFound("This feedback"));
        return Response.ok(FeedbackView.of(found))
                .tag(new EntityTag(Integer.toString(found.read().feedback().revision())))
                .build();
    }

    private boolean isSeen(Connection connection, Single kept, Optional<Set<String>> own) throws SQLException {
        return own.isEmpty()
                || Scope.allCodes(connection, viewer.organization(), own.get())
                        .contains(kept.read().feedback().store());
    }

    @GET
    @Operation(
            summary = "Feedback, the newest first",
            description =
                    "By when it was collected. Held and flagged feedback is in the list and says so. A store manager sees their own"
                            + " stores.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 200; 50 where it is left out",
            example = "100")
    @Parameter(
            name = "next",
            in = ParameterIn.QUERY,
            description = "The next of the page before, with the same filters")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content = @Content(examples = @ExampleObject(name = "page", value = OpenApiExamples.PAGE)))
    @APIResponse(responseCode = "422", description = "It would take too long: narrow it")
    public FeedbackPage<FeedbackView> list(@BeanParam FilterParameters documented, @Context UriInfo uri)
            throws SQLException {
        ListQuery query = ListQuery.read(uri.getQueryParameters(), clock.instant());
        Optional<Set<String>> own = viewer.stores(query.test());
        List<ReadFeedback> found = reading.call(viewer.organization(), query.test(), LONGEST, (connection, space) -> {
            Scope scope = Scope.of(connection, space.owner(), query.filter(), own);
            return FeedbackPages.page(connection, space, scope, query.filter(), query.after(), query.limit() + 1);
        });
        return query.page(found, FeedbackView::of);
    }

    @GET
    @Path("/counts")
    @Operation(summary = "Count feedback", description = """
            How much was given, how much of it with a comment, and for each metric its number and the mean position on the scale, 0 to 100.
            Past feedback counts; flagged feedback is counted apart and held feedback not at all. Without a store at most 92 days.""")
    @Parameter(
            name = "by",
            in = ParameterIn.QUERY,
            description = "One or two of day, store and touchpoint; one count of all where it is left out",
            example = "day,store")
    @APIResponse(
            responseCode = "200",
            description = "A count for each group that has feedback",
            content = @Content(examples = @ExampleObject(name = "counts", value = OpenApiExamples.COUNTS)))
    @APIResponse(
            responseCode = "422",
            description = "It would take too long, or has more than 20,000 groups: narrow it")
    public CountsView counts(@BeanParam FilterParameters documented, @Context UriInfo uri) throws SQLException {
        CountsQuery query = CountsQuery.read(uri.getQueryParameters(), clock.instant());
        Optional<Set<String>> own = viewer.stores(query.test());
        List<Count> counts = reading.call(viewer.organization(), query.test(), LONGEST, (connection, space) -> {
            Scope scope = Scope.of(connection, space.owner(), query.filter(), own);
            return FeedbackCounts.count(connection, space, scope, query.filter(), query.by());
        });
        return new CountsView(query.by(), counts.stream().map(CountView::of).toList());
    }
}
