package io.throughline.feedback.erasure.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.erasure.Deadlines;
import io.throughline.feedback.erasure.Erasure;
import io.throughline.feedback.erasure.Place;
import io.throughline.feedback.erasure.sql.ErasureSettings;
import io.throughline.feedback.erasure.sql.Erasures;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks for erasures, and tells what has become of them in each place. */
@Path("/v1/erasures")
@RolesAllowed({"admin", "head-office"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure")
class ErasuresResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final String LIST = "erasures";

    private final Erasures erasures;
    private final Deadlines deadlines;
    private final Caller caller;
    private final Clock clock;

    ErasuresResource(Erasures erasures, ErasureSettings settings, Caller caller, Clock clock) {
        this.erasures = erasures;
        this.deadlines = settings.deadlines();
        this.caller = caller;
        this.clock = clock;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ErasureView> items, String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erase a customer's feedback, or feedback by its ids", description = """
            Of a customer, everything that had been received before: what is received later is taken in. Of ids, at most 1,000; those
            that the organization never had, or of which nothing is left, are answered as `unknown`. Done in the background, and not taken back. The customer's
            reference is forgotten when all is found; a pseudonym stays in the record. Feedback given with test keys is not looked for:
            it is deleted after 30 days.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "customer", value = "{\"customer\": \"loyalty:9913\"}"),
                                @ExampleObject(
                                        name = "feedback",
                                        value = "{\"feedback\": [\"0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60\"]}")
                            }))
    @APIResponse(responseCode = "202", description = "Begun; Location names its record")
    public Response begin(byte[] body) throws SQLException {
        ErasureRequest wanted = Body.read(body, ErasureRequest::read);
        UUID organization = caller.organization();
        Erasure begun = wanted.customer() == null
                ? erasures.ofFeedback(organization, wanted.feedback(), caller.subject())
                : erasures.ofCustomer(organization, wanted.customer(), caller.subject());
        return Response.accepted(view(begun, List.of()))
                .location(URI.create("/v1/erasures/" + begun.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An erasure, place by place", description = """
            `running`: this service deletes. `confirming`: another service has not confirmed all of it; a database that has not within an
            hour is `overdue`. `expiring`: topics and dead letters forget by age, within 7 and 30 days, backups as the operator keeps
            them. Files exported before know of it by the next export of changes, which lists what was deleted; what was printed is for
            people to find. A record is kept for 400 days.""")
    @APIResponse(
            responseCode = "200",
            description = "The erasure",
            content = @Content(examples = @ExampleObject(name = "confirming", value = OpenApiExamples.CONFIRMING)))
    @APIResponse(responseCode = "404", description = "No such erasure in the caller's organization")
    public ErasureView get(UUID id) throws SQLException {
        Erasures.Detail detail =
                erasures.find(caller.organization(), id).orElseThrow(() -> Problems.notFound("This erasure"));
        return view(detail.erasure(), detail.erasure().places(detail.confirmations(), clock.instant(), deadlines));
    }

    @GET
    @Operation(summary = "The organization's erasures, newest first", description = "Without their places.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            description = "1 to 200; 50 if not given")
    @Parameter(name = "next", in = ParameterIn.QUERY, description = "The page after, as the one before named it")
    public Page list(@Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        // one more than asked for tells whether there is a next page
        List<Erasure> found =
                erasures.page(caller.organization(), next == null ? null : Cursor.decode(next, LIST), limit + 1);
        List<Erasure> page = found.subList(0, Math.min(found.size(), limit));
        return new Page(
                page.stream().map(erasure -> view(erasure, List.of())).toList(),
                found.size() > limit ? cursor(page.get(page.size() - 1)) : null);
    }

    private static String cursor(Erasure last) {
        return new Cursor(last.requestedAt(), last.id()).encode(LIST);
    }

    private ErasureView view(Erasure erasure, List<Place> places) {
        Instant now = clock.instant();
        return ErasureView.of(erasure, places, now, deadlines);
    }
}
