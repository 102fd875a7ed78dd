package io.throughline.feedback.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.registry.Revisions;
import io.throughline.feedback.registry.UniqueName;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.Problems;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

/** The sources of the caller's organization. */
@Path("/v1/sources")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
class SourcesResource {

    private static final String LIST = "sources";
    private static final String KIOSKS = "{\"name\": \"kiosks\", \"channel\": \"kiosk\"}";
    private static final String SHOP = """
            {"name": "shop", "channel": "web", "allowedOrigins": ["https://shop.example"],
             "limit": {"itemsPerSecond": 50, "burst": 1000}}""";
    private static final int MOST_ORIGINS = 20;
    private static final int LONGEST_ORIGIN = 255;

    /** Items a second that an administrator may allow a key; an operator bounds the organization. */
    private static final int MOST_OF_A_KEY = 10_000;

    private final Sources sources;
    private final KeyRing ring;
    private final RegistryTransaction transaction;
    private final Caller caller;
    private final Clock clock;

    SourcesResource(Sources sources, KeyRing ring, RegistryTransaction transaction, Caller caller, Clock clock) {
        this.sources = sources;
        this.ring = ring;
        this.transaction = transaction;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param limit of each of its keys; absent where the default holds */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceView(UUID id, String name, String channel, List<String> allowedOrigins, Rate limit) {

        static SourceView of(Source source) {
            return new SourceView(
                    source.id,
                    source.name,
                    source.channel,
                    List.of(source.allowedOrigins),
                    Rate.of(source.itemsPerSecond, source.burst));
        }
    }

    private record Wanted(String name, Channel channel, List<String> allowedOrigins, Rate limit) {

        void writeTo(Source source) {
            source.name = name;
            source.allowedOrigins = allowedOrigins.toArray(String[]::new);
            source.set(limit);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register a source", description = """
            The channel is that of all feedback sent with its keys, and never changes. Web pages may use its keys where `allowedOrigins` lists their
            origin. `limit` is that of each of its keys, instead of the default. Keys of the channels app and web are public: anybody can read
            them out of the app or page. They give feedback, at most 100 items in a batch, and neither past feedback nor signals; their
            default rate is lower.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "kiosks", value = KIOSKS),
                                @ExampleObject(name = "web", value = SHOP)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The source with its id",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken")
    public Response register(byte[] body) {
        UUID organization = caller.organization();
        Wanted wanted = Body.read(body, fields -> wanted(fields.require("channel")));
        Source source = new Source();
        source.organization = organization;
        source.id = Ids.next();
        source.revision = 1;
        source.channel = wanted.channel().wireName();
        source.createdAt = clock.instant();
        wanted.writeTo(source);
        withUniqueName(wanted.name(), organization, () -> {
            sources.persist(source);
            return source;
        });
        return Revisions.tagged(SourceView.of(source), source.revision, 201);
    }

    @GET
    @Operation(summary = "All sources of the organization", description = "In the order of their registration.")
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
    public Page<SourceView> list(@Context UriInfo uri) {
        UUID organization = caller.organization();
        PageQuery query = PageQuery.read(uri, LIST);
        List<Source> found =
                transaction.call(organization, () -> sources.of(organization, query.after(), query.limit() + 1));
        return query.page(found, source -> new Cursor(source.createdAt, source.id), SourceView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A source")
    @APIResponse(
            responseCode = "200",
            description = "The source; its ETag is for editing it",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(responseCode = "404", description = "No such source in the caller's organization")
    public Response get(UUID id, @Context Request request) {
        UUID organization = caller.organization();
        Source source = transaction.call(
                organization, () -> sources.find(organization, id).orElseThrow(() -> Problems.notFound("This source")));
        return Revisions.answer(SourceView.of(source), source.revision, request);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Edit a source",
            description = "What is left out is empty after it. In use on every instance within 5 seconds.")
    @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "web", value = SHOP)))
    @APIResponse(
            responseCode = "200",
            description = "The source",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(responseCode = "404", description = "No such source in the caller's organization")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "428", description = "Without If-Match")
    public Response edit(UUID id, byte[] body, @Context HttpHeaders headers, @Context Request request) {
        UUID organization = caller.organization();
        Wanted wanted = Body.read(body, SourcesResource::wanted);
        Source edited = withUniqueName(wanted.name(), organization, () -> {
            Source source = sources.lock(organization, id).orElseThrow(() -> Problems.notFound("This source"));
            Revisions.requireMatch(source.revision, headers, request);
            if (wanted.channel() != null && !wanted.channel().wireName().equals(source.channel)) {
                throw Problems.of(
                        SourceProblem.CHANNEL_IS_FIXED,
                        "Its channel is " + source.channel + ". Register another source.");
            }
            wanted.writeTo(source);
            source.revision++;
            return source;
        });
        ring.refresh();
        return Revisions.tagged(SourceView.of(edited), edited.revision, 200);
    }

    private Source withUniqueName(String name, UUID organization, Supplier<Source> work) {
        return UniqueName.orElse(
                RegistryProblem.SOURCE_EXISTS,
                "There is a source " + name + " already.",
                () -> transaction.call(organization, work));
    }

    private static Wanted wanted(ObjectReader body) {
        return new Wanted(
                body.require("name").text("name", 100),
                body.oneOf("channel", Channel.BY_NAME),
                origins(body),
                limit(body.object("limit")));
    }

    private static Rate limit(ObjectReader fields) {
        if (fields == null) {
            return null;
        }
        Rate limit = Rate.read(fields, MOST_OF_A_KEY);
        fields.done();
        return limit;
    }

    private static List<String> origins(ObjectReader body) {
        List<String> given = body.texts("allowedOrigins", MOST_ORIGINS, LONGEST_ORIGIN);
        List<String> origins = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String origin = WebOrigin.parse(given.get(i));
            if (origin == null) {
                body.faults()
                        .add(
                                body.pointer("allowedOrigins") + "/" + i,
                                "format",
                                "must be an origin such as https://shop.example or https://shop.example:8443,"
                                        + " without path; http only for localhost");
            } else if (!origins.contains(origin)) {
                origins.add(origin);
            }
        }
        return origins;
    }
}
