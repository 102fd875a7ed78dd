package io.throughline.feedback.organizations;

import io.throughline.feedback.organizations.Organizations.Summary;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.registry.UniqueName;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What an operator sets up: organizations. */
@Path("/admin/organizations")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class OrganizationsResource {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Organizations organizations;
    private final RegistryTransaction transaction;
    private final Clock clock;

    OrganizationsResource(Organizations organizations, RegistryTransaction transaction, Clock clock) {
        this.organizations = organizations;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Items(List<Summary> items) {}

    private record Wanted(String slug, String name, Attribution attribution) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            summary = "Set up an organization",
            description = "`attribution` is off (the default) or pseudonymous: whether feedback may say who served.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value = "{\"slug\": \"acme\", \"name\": \"Acme Stores\","
                                                    + " \"attribution\": \"pseudonymous\"}")))
    @APIResponse(responseCode = "201", description = "The organization with its id")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    public Summary add(byte[] body) {
        Wanted wanted = Body.read(body, OrganizationsResource::wanted);
        UUID id = Ids.next();
        return UniqueName.orElse(
                RegistryProblem.ORGANIZATION_EXISTS,
                "There is an organization " + wanted.slug() + " already.",
                () -> transaction.call(id, () -> add(id, wanted)));
    }

    @GET
    @Operation(summary = "All organizations")
    public Items list() throws SQLException {
        return new Items(organizations.summaries());
    }

    @PUT
    @Path("/{id}/attribution")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Allow or end attribution",
            description =
                    "For feedback that comes in from now on, on every instance within 5 seconds. Off also holds for"
                            + " what came in before and is released or republished from now on.")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "end", value = "{\"attribution\": \"off\"}")))
    @APIResponse(responseCode = "200", description = "The organization")
    @APIResponse(responseCode = "404", description = "No such organization")
    public Summary attribute(UUID id, byte[] body) {
        Attribution wanted = Body.read(body, fields -> Attribution.read(fields.require("attribution")));
        return transaction.call(id, () -> {
            Organization organization =
                    organizations.findByIdOptional(id).orElseThrow(() -> Problems.notFound("This organization"));
            organization.attribution = wanted.wireName();
            return Summary.of(organization);
        });
    }

    private Summary add(UUID id, Wanted wanted) {
        Organization organization = new Organization();
        organization.id = id;
        organization.slug = wanted.slug();
        organization.name = wanted.name();
        organization.attribution = Objects.requireNonNullElse(wanted.attribution(), Attribution.OFF)
                .wireName();
        organization.createdAt = clock.instant();
        organizations.persist(organization);
        return Summary.of(organization);
    }

    private static Wanted wanted(ObjectReader body) {
        return new Wanted(
                body.require("slug").text("slug", SLUG, "acme-stores"),
                body.require("name").text("name", 200),
                Attribution.read(body));
    }
}
