package io.throughline.runtime.republish;

import io.quarkus.arc.All;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Has a topic published again from the database, so that a new or an emptied reader can be built from it. */
@Path("/admin/republish")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class RepublishResource {

    private final List<Republishable> sources;
    private final Republisher republisher;

    RepublishResource(@All List<Republishable> sources, Republisher republisher) {
        this.sources = sources;
        this.republisher = republisher;
    }

    record Items(List<Republication> items) {}

    private record Wanted(Republishable source, UUID organization, Instant from, Instant to) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Publish a topic's events again", description = """
            From the database, with the ids that they had: readers that know them ignore them. Works on in the background;
            GET tells how far it is. `from` and `to` bound events about feedback by when the feedback was received, an erasure
            by when it was erased; whole-state topics are republished whole.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "a-day",
                                            value =
                                                    "{\"organization\": \"0192f0c0-0000-7000-8000-000000000001\","
                                                            + " \"topic\": \"throughline.example.v1\","
                                                            + " \"from\": \"2026-11-21T00:00:00Z\", \"to\": \"2026-11-22T00:00:00Z\"}")))
    @APIResponse(responseCode = "202", description = "Begun")
    @APIResponse(responseCode = "400", description = "No such topic here (the fault lists them), or another fault")
    @APIResponse(responseCode = "409", description = "Another one is running: retry later")
    public Republication start(byte[] body) {
        Wanted wanted = Body.read(body, this::wanted);
        return republisher.start(wanted.source(), wanted.organization(), wanted.from(), wanted.to());
    }

    @GET
    @Operation(summary = "The last republications on this instance, newest first")
    public Items list() {
        return new Items(republisher.all());
    }

    private Wanted wanted(ObjectReader body) {
        UUID organization = body.require("organization").uuid("organization");
        Republishable source = source(body);
        Instant from = instant(body, "from");
        Instant to = instant(body, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            body.fault("to", "order", "must be after from");
        }
        return new Wanted(source, organization, from, to);
    }

    private Republishable source(ObjectReader body) {
        String name = body.require("topic").text("topic", 249);
        for (Republishable source : sources) {
            if (source.topic().equals(name) || shortName(source).equals(name)) {
                return source;
            }
        }
        if (name != null) {
            List<String> names =
                    sources.stream().map(RepublishResource::shortName).sorted().toList();
            body.fault("topic", "value", "must be one of " + String.join(", ", names));
        }
        return null;
    }

    /** {@code name} of {@code throughline.name.v1}. */
    private static String shortName(Republishable source) {
        return source.topic().split("\\.")[1];
    }

    private static Instant instant(ObjectReader body, String field) {
        OffsetDateTime time = body.time(field);
        return time == null ? null : time.toInstant();
    }
}
