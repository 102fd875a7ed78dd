package io.throughline.feedback.limits;

import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.sources.KeyRing;
import io.throughline.feedback.sources.Rate;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator lets an organization give. */
@Path("/admin/organizations/{id}/limits")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class OrganizationLimitsResource {

    private static final int MOST_PER_SECOND = 1_000_000;

    private final EntityManager entities;
    private final RegistryTransaction transaction;
    private final Limits limits;
    private final KeyRing ring;

    OrganizationLimitsResource(EntityManager entities, RegistryTransaction transaction, Limits limits, KeyRing ring) {
        this.entities = entities;
        this.transaction = transaction;
        this.limits = limits;
        this.ring = ring;
    }

    @GET
    @Operation(
            summary = "What an organization may give",
            description = "All its keys together, on each instance; what holds now, set for it or by default.")
    @APIResponse(responseCode = "404", description = "No such organization")
    public Rate get(UUID id) {
        Rate own = of(id, OrganizationLimit::rate);
        return Objects.requireNonNullElse(own, limits.usualOfOrganization());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set what an organization may give",
            description = "`itemsPerSecond` lasting, `burst` at once after a pause. In use on every instance within 5"
                    + " seconds; the bucket is full then.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "large",
                                            value = "{\"itemsPerSecond\": 20000, \"burst\": 200000}")))
    @APIResponse(responseCode = "404", description = "No such organization")
    public Rate set(UUID id, byte[] body) {
        Rate wanted = Body.read(body, fields -> Rate.read(fields, MOST_PER_SECOND));
        write(id, wanted);
        return wanted;
    }

    @DELETE
    @Operation(summary = "Let the default hold for an organization")
    @APIResponse(responseCode = "204", description = "It holds, now or before")
    @APIResponse(responseCode = "404", description = "No such organization")
    public void reset(UUID id) {
        write(id, null);
    }

    private void write(UUID id, Rate rate) {
        of(id, limit -> {
            limit.set(rate);
            return limit;
        });
        ring.refresh();
    }

    private <T> T of(UUID id, Function<OrganizationLimit, T> work) {
        return transaction.call(id, () -> {
            OrganizationLimit limit = entities.find(OrganizationLimit.class, id);
            if (limit == null) {
                throw Problems.notFound("This organization");
            }
            return work.apply(limit);
        });
    }
}
