package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.sql.Standards;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Begins variants: what some of a standard's stores do besides. Their versions are among the standard's, and live as all do. */
@Path("/v1/standards/{id}/variants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class VariantsResource {

    private static final Pattern NAME = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private final Standards standards;
    private final Tagged tagged;
    private final Caller caller;

    VariantsResource(Standards standards, Tagged tagged, Caller caller) {
        this.standards = standards;
        this.tagged = tagged;
        this.caller = caller;
    }

    private record Variant(String name, Content content) {

        static Variant read(ObjectReader fields) {
            return new Variant(
                    fields.require("name").text("name", NAME, "city-stores"), ContentReader.read(fields, null));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@PathParam("id") String id, byte[] body) throws SQLException {
        UUID standard = PathId.uuid(id, "The standard");
        Variant asked = Body.read(body, Variant::read);
        String person = Person.of(caller);
        Outcome outcome = standards
                .draft(
                        caller.organization(),
                        standard,
                        found -> Optional.of(found.variant(asked.name(), asked.content(), person)),
                        person)
                .orElseThrow(() -> Problems.notFound("The standard"));
        Version draft = Refusals.changed(outcome);
        return tagged.changed(201, VersionView.of(standard, draft))
                .location(URI.create("/v1/standards/" + standard + "/versions/" + draft.number()))
                .build();
    }
}
