package io.throughline.feedback.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/** The API keys of a source. */
@Path("/v1/sources/{id}/keys")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class KeysResource {

    /** Old ones are revoked or left to expire; what opens is held in memory by every instance. */
    private static final int MOST_KEYS = 20;

    private static final int LONGEST_LABEL = 100;
    private static final String OVERLAP = "overlap";
    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final Sources sources;
    private final KeptKeys keys;
    private final KeyRing ring;
    private final RegistryTransaction transaction;
    private final Caller caller;
    private final Clock clock;

    KeysResource(
            Sources sources, KeptKeys keys, KeyRing ring, RegistryTransaction transaction, Caller caller, Clock clock) {
        this.sources = sources;
        this.keys = keys;
        this.ring = ring;
        this.transaction = transaction;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param lastUsedAt to about half a minute */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            String id,
            String label,
            String kind,
            Instant createdAt,
            Instant expiresAt,
            Instant revokedAt,
            Instant lastUsedAt) {

        static KeyView of(KeptKey key) {
            return new KeyView(
                    key.id, key.label, key.kind, key.createdAt, key.expiresAt, key.revokedAt, key.lastUsedAt);
        }
    }

    /** @param key the whole key: it is shown here and never again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IssuedKey(
            String id, String key, UUID source, String label, String kind, Instant createdAt, Instant expiresAt) {

        static IssuedKey of(ApiKey key, KeptKey kept) {
            return new IssuedKey(
                    kept.id, key.text(), kept.source, kept.label, kept.kind, kept.createdAt, kept.expiresAt);
        }
    }

    private record Wanted(String label, KeyKind kind, Instant expiresAt) {}

    private record Rotation(Duration overlap, Instant expiresAt) {}

    @GET
    @Operation(
            summary = "The keys of a source",
            description = "In the order of their creation, revoked and expired ones too; never the key itself.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 200; 50 without it",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "next",
            in = ParameterIn.QUERY,
            description = "The `next` of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "404", description = "No such source in the caller's organization")
    public Page<KeyView> list(UUID id, @Context UriInfo uri) {
        UUID organization = caller.organization();
        PageQuery query = PageQuery.read(uri, "keys of " + id);
        List<KeptKey> found = transaction.call(organization, () -> {
            sources.find(organization, id).orElseThrow(() -> Problems.notFound("This source"));
            return keys.of(organization, id, query.after(), query.limit() + 1);
        });
        return query.page(found, KeptKeys::position, KeyView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Issue an API key", description = """
            The key is shown once; only a hash of it is kept. `kind` is live (the default) or test: what a test key gives is kept in a
            space of its own, by the same rules, and never published. Without `expiresAt` it opens until it is revoked.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(
                                            name = "test",
                                            value = "{\"label\": \"kiosk supplier\", \"kind\": \"test\","
                                                    + " \"expiresAt\": \"2027-01-01T00:00:00Z\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The key, shown this once",
            content = @Content(schema = @Schema(implementation = IssuedKey.class)))
    @APIResponse(responseCode = "404", description = "No such source in the caller's organization")
    @APIResponse(responseCode = "409", description = "The source has 20 keys that open")
    public IssuedKey issue(UUID id, byte[] body) {
        UUID organization = caller.organization();
        Wanted wanted = optional(body, this::wanted, new Wanted(null, null, null));
        ApiKey key = ApiKey.random();
        IssuedKey issued = transaction.call(organization, () -> {
            lockSource(organization, id);
            KeptKey kept = kept(key, organization, id);
            kept.label = wanted.label();
            kept.kind = Objects.requireNonNullElse(wanted.kind(), KeyKind.LIVE).wireName();
            kept.expiresAt = wanted.expiresAt();
            keys.persist(kept);
            return IssuedKey.of(key, kept);
        });
        ring.refresh();
        return issued;
    }

    @POST
    @Path("/{key}/rotate")
    @ResponseStatus(201)
    @Operation(summary = "Rotate an API key", description = """
            A new key of the same kind and label, shown once. The old one opens for the `overlap` more, a duration such as PT24H (the
            default) of at most 90 days, so that devices can change over; both are valid till then.""")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "a-day", value = "{\"overlap\": \"PT24H\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The new key, shown this once",
            content = @Content(schema = @Schema(implementation = IssuedKey.class)))
    @APIResponse(responseCode = "404", description = "No such key in the caller's organization")
    @APIResponse(responseCode = "409", description = "The key has ended, or the source has 20 keys that open")
    public IssuedKey rotate(UUID id, String key, byte[] body) {
        UUID organization = caller.organization();
        Rotation rotation = optional(body, this::rotation, new Rotation(USUAL_OVERLAP, null));
        ApiKey next = ApiKey.random();
        IssuedKey issued = transaction.call(organization, () -> {
            lockSource(organization, id);
            KeptKey old = find(organization, id, key);
            Instant now = clock.instant();
            if (!old.opens(now)) {
                throw Problems.of(SourceProblem.KEY_ENDED, "Issue a new one.");
            }
            Instant end = now.plus(rotation.overlap());
            if (old.expiresAt == null || end.isBefore(old.expiresAt)) {
                old.expiresAt = end;
            }
            KeptKey kept = kept(next, organization, id);
            kept.label = old.label;
            kept.kind = old.kind;
            kept.expiresAt = rotation.expiresAt();
            keys.persist(kept);
            return IssuedKey.of(next, kept);
        });
        ring.refresh();
        return issued;
    }

    @DELETE
    @Path("/{key}")
    @Operation(summary = "Revoke an API key", description = "It is refused on every instance within 5 seconds.")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    @APIResponse(responseCode = "404", description = "No such key in the caller's organization")
    public void revoke(UUID id, String key) {
        UUID organization = caller.organization();
        transaction.call(organization, () -> {
            KeptKey kept = find(organization, id, key);
            if (kept.revokedAt == null) {
                kept.revokedAt = clock.instant();
            }
            return kept;
        });
        ring.refresh();
    }

    /** So that two at once do not both find room for one key more. */
    private void lockSource(UUID organization, UUID id) {
        sources.lock(organization, id).orElseThrow(() -> Problems.notFound("This source"));
        if (keys.opening(organization, id, clock.instant()) >= MOST_KEYS) {
            throw Problems.of(
                    SourceProblem.TOO_MANY_KEYS, "At most " + MOST_KEYS + " may open at a time. Revoke one first.");
        }
    }

    private KeptKey find(UUID organization, UUID source, String key) {
        return keys.lock(organization, source, key).orElseThrow(() -> Problems.notFound("This key"));
    }

    private KeptKey kept(ApiKey key, UUID organization, UUID source) {
        KeptKey kept = new KeptKey();
        kept.id = key.id();
        kept.organization = organization;
        kept.source = source;
        kept.hash = key.hash();
        kept.createdAt = clock.instant();
        return kept;
    }

    private Wanted wanted(ObjectReader fields) {
        return new Wanted(
                fields.text("label", LONGEST_LABEL), fields.oneOf("kind", KeyKind.BY_NAME), expiresAt(fields));
    }

    private Rotation rotation(ObjectReader fields) {
        return new Rotation(overlap(fields), expiresAt(fields));
    }

    private Instant expiresAt(ObjectReader fields) {
        OffsetDateTime expiresAt = fields.time("expiresAt");
        if (expiresAt == null) {
            return null;
        }
        if (!expiresAt.toInstant().isAfter(clock.instant())) {
            fields.fault("expiresAt", "past", "must lie ahead");
        }
        return expiresAt.toInstant();
    }

    private static Duration overlap(ObjectReader fields) {
        String text = fields.text(OVERLAP, 40);
        if (text == null) {
            return USUAL_OVERLAP;
        }
        try {
            Duration overlap = Duration.parse(text);
            if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
                fields.fault(OVERLAP, "range", "must lie between PT0S and " + LONGEST_OVERLAP);
            }
            return overlap;
        } catch (DateTimeException garbled) {
            fields.fault(OVERLAP, "format", "must be an ISO 8601 duration such as PT24H");
            return null;
        }
    }

    private static <T> T optional(byte[] body, Function<ObjectReader, T> fields, T otherwise) {
        return body == null || body.length == 0 ? otherwise : Body.read(body, fields);
    }
}
