package io.throughline.feedback.touchpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.Revisions;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The touchpoints of the caller's organization. */
@Path("/v1/touchpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "head-office", "integrator", "store-manager"})
@Tag(name = "Registry")
class TouchpointsResource {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String BOUND = "touchpoints";
    private static final int LONGEST_NAME = 200;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private final Touchpoints touchpoints;
    private final Caller caller;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    TouchpointsResource(Touchpoints touchpoints, Caller caller) {
        this.touchpoints = touchpoints;
        this.caller = caller;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Items(List<Touchpoint> items, String next) {}

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register a touchpoint",
            description = "Feedback from a touchpoint that is not registered, or is retired, is taken all the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value = "{\"code\": \"checkout\", \"name\": \"Checkout\"}")))
    @APIResponse(responseCode = "201", description = "The touchpoint; `ETag` is its revision")
    @APIResponse(responseCode = "409", description = "The code is taken")
    public Response register(byte[] body) throws SQLException {
        Touchpoint touchpoint =
                Body.read(body, fields -> wanted(fields, fields.require("code").text("code", CODE, "checkout")));
        if (!touchpoints.add(caller.organization(), touchpoint)) {
            throw Problems.of(
                    RegistryProblem.TOUCHPOINT_EXISTS, "There is a touchpoint " + touchpoint.code() + " already.");
        }
        return Revisions.tagged(touchpoint, touchpoint.revision(), 201);
    }

    @GET
    @Operation(summary = "Touchpoints, in the order of their codes")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200; 50 if it is not given")
    @Parameter(name = "next", in = ParameterIn.QUERY, description = "The cursor that came with the page before")
    @APIResponse(responseCode = "200", description = "A page; without `next` it is the last one")
    public Items list(UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        UUID after = next == null ? null : Cursor.decode(next, BOUND).id();
        List<Touchpoint> page = touchpoints.page(caller.organization(), after, limit + 1);
        if (page.size() <= limit) {
            return new Items(page, null);
        }
        UUID last = page.get(limit - 1).id();
        return new Items(page.subList(0, limit), Cursor.ofNumber(0, last).encode(BOUND));
    }

    @GET
    @Path("/{code}")
    @Operation(summary = "A touchpoint by its code")
    @APIResponse(responseCode = "200", description = "The touchpoint; `ETag` is its revision")
    @APIResponse(responseCode = "404", description = "No such touchpoint in the caller's organization")
    public Response get(String code) throws SQLException {
        Touchpoint touchpoint =
                touchpoints.byCode(caller.organization(), code).orElseThrow(TouchpointsResource::notFound);
        return Revisions.answer(touchpoint, touchpoint.revision(), request);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename or retire a touchpoint", description = "Without `retiredOn` it is in use.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "retire",
                                            value = "{\"name\": \"Checkout\", \"retiredOn\": \"2026-12-31\"}")))
    @APIResponse(responseCode = "200", description = "The touchpoint; `ETag` is its new revision")
    @APIResponse(responseCode = "404", description = "No such touchpoint in the caller's organization")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "428", description = "`If-Match` is missing: the touchpoint's `ETag`")
    public Response edit(String code, byte[] body) throws SQLException {
        Touchpoint wanted = Body.read(body, fields -> wanted(fields, code));
        Touchpoint changed = touchpoints
                .edit(caller.organization(), code, present -> {
                    Revisions.requireMatch(present.revision(), headers, request);
                    return present.changed(wanted);
                })
                .orElseThrow(TouchpointsResource::notFound);
        return Revisions.tagged(changed, changed.revision(), 200);
    }

    private static Touchpoint wanted(ObjectReader body, String code) {
        return new Touchpoint(
                Ids.next(), code, body.require("name").text("name", LONGEST_NAME), body.date("retiredOn"), 1);
    }

    private static RuntimeException notFound() {
        return Problems.notFound("This touchpoint");
    }
}
