package io.throughline.feedback.stores.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.registry.Revisions;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.sql.StoreList;
import io.throughline.feedback.stores.sql.StoreRegister;
import io.throughline.feedback.stores.sql.TimeZones;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

/** The stores of the caller's organization. */
@Path("/v1/stores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class StoresResource {

    private final StoreRegister register;
    private final StoreList stores;
    private final TimeZones timeZones;
    private final Caller caller;
    private final Clock clock;

    @Context
    Request request;

    StoresResource(StoreRegister register, StoreList stores, TimeZones timeZones, Caller caller, Clock clock) {
        this.register = register;
        this.stores = stores;
        this.timeZones = timeZones;
        this.caller = caller;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Items(List<StoreView> items, String next) {}

    record Entries(List<ChangeView> items) {}

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register a store",
            description =
                    "From `openedOn`, which may be a day to come, or of ever. Feedback that was held for its code is released.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value = "{\"code\": \"S012\", \"name\": \"Harbour\", \"region\": \"north\","
                                                    + " \"format\": \"city\", \"timeZone\": \"Europe/London\","
                                                    + " \"openedOn\": \"2019-03-01\"}")))
    @APIResponse(responseCode = "201", description = "The store with its id; `ETag` is its revision")
    @APIResponse(responseCode = "409", description = "The code is, was or is going to be another store's")
    public Response register(byte[] body) throws SQLException {
        StoreReader reader = new StoreReader(timeZones.known(), clock.instant(), caller.subject());
        UUID organization = caller.organization();
        Change opening = Body.read(body, reader::opening);
        Store store = Edits.done(register.register(organization, opening), "This store");
        return Revisions.tagged(StoreView.of(store), store.revision(), 201);
    }

    @GET
    @RolesAllowed({"admin", "head-office", "integrator", "store-manager"})
    @Operation(
            summary = "Stores, in the order of their codes",
            description = "A store manager sees their own. `q` is a part of the name or of one of the codes.")
    @Parameter(name = "region", in = ParameterIn.QUERY)
    @Parameter(name = "format", in = ParameterIn.QUERY)
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"planned", "open", "closed"}))
    @Parameter(name = "q", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200; 50 if it is not given")
    @Parameter(name = "next", in = ParameterIn.QUERY, description = "The cursor that came with the page before")
    @APIResponse(responseCode = "200", description = "A page; without `next` it is the last one")
    public Items list(UriInfo uri) throws SQLException {
        UUID organization = caller.organization();
        StoreQuery query = StoreQuery.read(uri.getQueryParameters(), seen());
        List<Store> page = stores.page(organization, query.filter(), query.after(), query.limit() + 1);
        boolean more = page.size() > query.limit();
        List<Store> shown = more ? page.subList(0, query.limit()) : page;
        return new Items(
                shown.stream().map(StoreView::of).toList(), more ? query.next(shown.get(shown.size() - 1)) : null);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"admin", "head-office", "integrator", "store-manager"})
    @Operation(
            summary = "A store by one of its codes",
            description = "Also by a former or a coming one. `asOf` shows it as it was, or is going to be, on a day.")
    @Parameter(name = "asOf", in = ParameterIn.QUERY, example = "2024-03-03")
    @APIResponse(responseCode = "200", description = "The store with its present code; `ETag` is its revision")
    @APIResponse(responseCode = "404", description = "No such store that the caller may see")
    public Response get(String code, UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        LocalDate asOf = query.parsed("asOf", "must be a date such as 2024-03-03", LocalDate::parse);
        query.done();
        Store store = store(code);
        StoreView view = asOf == null
                ? StoreView.of(store)
                : StoreView.of(store, store.history().at(asOf));
        return Revisions.answer(view, store.revision(), request);
    }

    @GET
    @Path("/{code}/history")
    @RolesAllowed({"admin", "head-office", "integrator", "store-manager"})
    @Operation(
            summary = "All changes of a store, and what held after each",
            description = "In the order in which they take effect, from its opening to what is planned.")
    @APIResponse(responseCode = "200", description = "The changes; `ETag` is the store's revision")
    @APIResponse(responseCode = "404", description = "No such store that the caller may see")
    public Response history(String code) throws SQLException {
        Store store = store(code);
        Entries entries = new Entries(
                store.history().entries().stream().map(ChangeView::of).toList());
        return Revisions.answer(entries, store.revision(), request);
    }

    private Store store(String code) throws SQLException {
        Set<String> seen = seen();
        return stores.byCode(caller.organization(), code)
                .filter(store ->
                        seen == null || store.history().codes().stream().anyMatch(seen::contains))
                .orElseThrow(() -> Problems.notFound("This store"));
    }

    /** Who connects devices needs every store's code. */
    private Set<String> seen() {
        return caller.has("integrator") ? null : caller.stores().orElse(null);
    }
}
