package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.intake.sql.HeldFeedback;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.registry.UniqueName;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The stores of the caller's organization. */
@Path("/v1/stores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class StoresResource {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Stores stores;
    private final RegistryTransaction transaction;
    private final HeldFeedback held;
    private final OutboxRelay relay;
    private final Caller caller;
    private final Clock clock;

    StoresResource(
            Stores stores,
            RegistryTransaction transaction,
            HeldFeedback held,
            OutboxRelay relay,
            Caller caller,
            Clock clock) {
        this.stores = stores;
        this.transaction = transaction;
        this.held = held;
        this.relay = relay;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param timeZone IANA name; days are days in it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoreView(
            UUID id, String code, String name, String region, String format, String timeZone, LocalDate openedOn) {

        static StoreView of(Store store) {
            return new StoreView(
                    store.id, store.code, store.name, store.region, store.format, store.timeZone, store.openedOn);
        }
    }

    record Items(List<StoreView> items) {}

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Register a store", description = "Feedback that was held for its code is released.")
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
    @APIResponse(responseCode = "201", description = "The store with its id")
    @APIResponse(responseCode = "409", description = "The code is taken")
    public StoreView register(byte[] body) {
        UUID organization = caller.organization();
        Store store = Body.read(body, StoresResource::wanted);
        store.organization = organization;
        store.id = Ids.next();
        store.revision = 1;
        store.createdAt = clock.instant();
        StoreView registered = UniqueName.orElse(
                RegistryProblem.STORE_EXISTS,
                "There is a store " + store.code + " already.",
                () -> transaction.call(organization, () -> {
                    stores.persist(store);
                    stores.addCode(store);
                    transaction.publish(StoreState.of(store).event(store.createdAt));
                    return StoreView.of(store);
                }));
        relay.wake();
        held.releaseSoon();
        return registered;
    }

    @GET
    @RolesAllowed({"admin", "head-office", "integrator"})
    @Operation(summary = "All stores of the organization")
    public Items list() {
        UUID organization = caller.organization();
        return transaction.call(
                organization,
                () -> new Items(
                        stores.of(organization).stream().map(StoreView::of).toList()));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"admin", "head-office", "integrator"})
    @Operation(summary = "A store by its code")
    @APIResponse(responseCode = "404", description = "No such store in the caller's organization")
    public StoreView get(String code) {
        UUID organization = caller.organization();
        return transaction.call(organization, () -> stores.byCode(organization, code)
                .map(StoreView::of)
                .orElseThrow(() -> Problems.notFound("This store")));
    }

    private static Store wanted(ObjectReader body) {
        Store store = new Store();
        store.code = body.require("code").text("code", CODE, "S012");
        store.name = body.require("name").text("name", 200);
        store.region = body.text("region", 100);
        store.format = body.text("format", 100);
        store.timeZone = body.require("timeZone").text("timeZone", 64);
        if (store.timeZone != null && !isZone(store.timeZone)) {
            body.fault("timeZone", "value", "must be an IANA time zone such as Europe/London");
        }
        store.openedOn = body.date("openedOn");
        return store;
    }

    private static boolean isZone(String name) {
        try {
            return ZoneId.of(name).getId().contains("/") || name.equals("UTC");
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
