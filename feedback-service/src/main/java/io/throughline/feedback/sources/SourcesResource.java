package io.throughline.feedback.sources;

import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.registry.UniqueName;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The sources of the caller's organization and their API keys. */
@Path("/v1/sources")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class SourcesResource {

    private final Sources sources;
    private final KeptKeys keys;
    private final KeyRing ring;
    private final RegistryTransaction transaction;
    private final Caller caller;
    private final Clock clock;

    SourcesResource(
            Sources sources, KeptKeys keys, KeyRing ring, RegistryTransaction transaction, Caller caller, Clock clock) {
        this.sources = sources;
        this.keys = keys;
        this.ring = ring;
        this.transaction = transaction;
        this.caller = caller;
        this.clock = clock;
    }

    record SourceView(UUID id, String name, String channel) {

        static SourceView of(Source source) {
            return new SourceView(source.id, source.name, source.channel);
        }
    }

    record Items(List<SourceView> items) {}

    /** @param key the whole key: it is shown here and never again */
    record IssuedKey(String id, String key, UUID source, Instant createdAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Register a source", description = "The channel is that of all feedback sent with its keys.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "kiosks",
                                            value = "{\"name\": \"kiosks\", \"channel\": \"kiosk\"}")))
    @APIResponse(responseCode = "201", description = "The source with its id")
    @APIResponse(responseCode = "409", description = "The name is taken")
    public SourceView register(byte[] body) {
        UUID organization = caller.organization();
        Source source = Body.read(body, SourcesResource::wanted);
        source.organization = organization;
        source.id = Ids.next();
        source.createdAt = clock.instant();
        return UniqueName.orElse(
                RegistryProblem.SOURCE_EXISTS,
                "There is a source " + source.name + " already.",
                () -> transaction.call(organization, () -> {
                    sources.persist(source);
                    return SourceView.of(source);
                }));
    }

    @GET
    @Operation(summary = "All sources of the organization")
    public Items list() {
        UUID organization = caller.organization();
        return transaction.call(
                organization,
                () -> new Items(
                        sources.of(organization).stream().map(SourceView::of).toList()));
    }

    @POST
    @Path("/{id}/keys")
    @ResponseStatus(201)
    @Operation(summary = "Issue an API key", description = "The key is shown once; only a hash of it is kept.")
    @APIResponse(responseCode = "404", description = "No such source in the caller's organization")
    public IssuedKey issue(UUID id) {
        UUID organization = caller.organization();
        ApiKey key = ApiKey.random();
        IssuedKey issued = transaction.call(organization, () -> {
            Source source = sources.findByIdOptional(new Source.Key(organization, id))
                    .orElseThrow(() -> Problems.notFound("This source"));
            KeptKey kept = new KeptKey();
            kept.id = key.id();
            kept.organization = organization;
            kept.source = source.id;
            kept.hash = key.hash();
            kept.createdAt = clock.instant();
            keys.persist(kept);
            return new IssuedKey(key.id(), key.text(), source.id, kept.createdAt);
        });
        ring.refresh();
        return issued;
    }

    @DELETE
    @Path("/{id}/keys/{key}")
    @Operation(summary = "Revoke an API key", description = "It is refused on every instance within 5 seconds.")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    @APIResponse(responseCode = "404", description = "No such key in the caller's organization")
    public void revoke(UUID id, String key) {
        UUID organization = caller.organization();
        transaction.call(organization, () -> {
            KeptKey kept = keys.find(organization, id, key).orElseThrow(() -> Problems.notFound("This key"));
            if (kept.revokedAt == null) {
                kept.revokedAt = clock.instant();
            }
            return kept;
        });
        ring.refresh();
    }

    private static Source wanted(ObjectReader body) {
        Source source = new Source();
        source.name = body.require("name").text("name", 100);
        Channel channel = body.require("channel").oneOf("channel", Channel.BY_NAME);
        source.channel = channel == null ? null : channel.wireName();
        return source;
    }
}
