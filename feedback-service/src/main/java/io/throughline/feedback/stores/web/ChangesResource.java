package io.throughline.feedback.stores.web;

import io.throughline.feedback.registry.Revisions;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.sql.StoreRegister;
import io.throughline.feedback.stores.sql.TimeZones;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changes a store, on a day of the past or to come. */
@Path("/v1/stores/{code}/changes")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class ChangesResource {

    private final StoreRegister register;
    private final TimeZones timeZones;
    private final Caller caller;
    private final Clock clock;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    ChangesResource(StoreRegister register, TimeZones timeZones, Caller caller, Clock clock) {
        this.register = register;
        this.timeZones = timeZones;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a store from a day on", description = """
            `kind` is closing (its `on` is the last day open), reopening, refit, relocation, renumbering (with a `code`; the former one stays
            the store's for ever), change, or opening. A refit, a relocation or a change has a name, a region, a format or a timeZone; an
            empty region or format takes it away. Another opening, or a closing of a store that is or will be closed, puts the day right. A day
            to come takes effect by itself. Feedback that was held and now has its store is released.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples = {
                                @ExampleObject(
                                        name = "renumbering",
                                        value =
                                                "{\"on\": \"2026-12-01\", \"kind\": \"renumbering\", \"code\": \"S1012\"}"),
                                @ExampleObject(
                                        name = "closing",
                                        value =
                                                "{\"on\": \"2027-01-31\", \"kind\": \"closing\", \"note\": \"lease ends\"}"),
                                @ExampleObject(
                                        name = "refit",
                                        value = "{\"on\": \"2026-11-02\", \"kind\": \"refit\", \"format\": \"market\"}")
                            }))
    @APIResponse(responseCode = "201", description = "The change with its id; `ETag` is the store's new revision")
    @APIResponse(responseCode = "404", description = "No such store in the caller's organization")
    @APIResponse(responseCode = "409", description = "It does not fit the store's history, or the code is another's")
    @APIResponse(responseCode = "412", description = "The store has changed since it was read")
    @APIResponse(responseCode = "428", description = "`If-Match` is missing: the store's `ETag`")
    public Response change(String code, byte[] body) throws SQLException {
        StoreReader reader = new StoreReader(timeZones.known(), clock.instant(), caller.subject());
        Change change = Body.read(body, reader::change);
        Store store = Edits.done(
                register.edit(
                        caller.organization(), code, this::requireMatch, history -> Optional.of(history.with(change))),
                "This store");
        return Revisions.tagged(ChangeView.of(change), store.revision(), 201);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Withdraw a change that has not taken effect")
    @APIResponse(responseCode = "200", description = "The store without it; `ETag` is its new revision")
    @APIResponse(responseCode = "404", description = "No such change of such a store in the caller's organization")
    @APIResponse(
            responseCode = "409",
            description = "It has taken effect, what follows depends on it, or feedback has come in by its code")
    @APIResponse(responseCode = "412", description = "The store has changed since it was read")
    @APIResponse(responseCode = "428", description = "`If-Match` is missing: the store's `ETag`")
    public Response withdraw(String code, UUID id) throws SQLException {
        Instant now = clock.instant();
        Store store = Edits.done(
                register.edit(caller.organization(), code, this::requireMatch, history -> history.without(id, now)),
                "This change");
        return Revisions.tagged(StoreView.of(store), store.revision(), 200);
    }

    private void requireMatch(Store store) {
        Revisions.requireMatch(store.revision(), headers, request);
    }
}
