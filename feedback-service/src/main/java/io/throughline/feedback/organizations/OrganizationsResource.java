package io.throughline.feedback.organizations;

import io.throughline.feedback.organizations.Organizations.Summary;
import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.registry.RegistryTransaction;
import io.throughline.feedback.registry.Revisions;
import io.throughline.feedback.registry.UniqueName;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
    @Operation(
            summary = "Set up an organization",
            description =
                    "`attribution` says whether feedback may tell who served: off (the default), pseudonymous or named.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value = "{\"slug\": \"acme\", \"name\": \"Acme Stores\","
                                                    + " \"attribution\": \"pseudonymous\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The organization with its id",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(responseCode = "409", description = "The slug is taken")
    public Response add(byte[] body) {
        Wanted wanted = Body.read(body, OrganizationsResource::wanted);
        UUID id = Ids.next();
        Summary added = UniqueName.orElse(
                RegistryProblem.ORGANIZATION_EXISTS,
                "There is an organization " + wanted.slug() + " already.",
                () -> transaction.call(id, () -> add(id, wanted)));
        return Revisions.tagged(added, added.revision(), 201);
    }

    @GET
    @Operation(summary = "All organizations")
    public Items list() throws SQLException {
        return new Items(organizations.summaries());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An organization", description = "The ETag is for If-Match, where its attribution is edited.")
    @APIResponse(
            responseCode = "200",
            description = "The organization",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(responseCode = "404", description = "No such organization")
    public Response get(UUID id, @Context Request request) {
        Summary summary = transaction.call(id, () -> Summary.of(known(id)));
        return Revisions.answer(summary, summary.revision(), request);
    }

    @PUT
    @Path("/{id}/attribution")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Allow or end attribution", description = """
                    `off`: who served is dropped. `pseudonymous`: it is kept and published as a pseudonym that stays the same within the
                    organization. `named`: as given; decide that with those who stand for the employees. Where the rating is below the middle of
                    its scale it is dropped. For feedback that comes in from now on, on every instance within 5 seconds; off, and pseudonymous
                    after named, also hold for held feedback that is released from now on. What was published before is not taken back.""")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "end", value = "{\"attribution\": \"off\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The organization",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(responseCode = "404", description = "No such organization")
    @APIResponse(responseCode = "412", description = "It has changed since the revision in If-Match: read it again")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response attribute(UUID id, byte[] body, @Context HttpHeaders headers, @Context Request request) {
        Attribution wanted = Body.read(body, fields -> Attribution.read(fields.require("attribution")));
        Summary changed = transaction.call(id, () -> {
            Organization organization = organizations
                    .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                    .orElseThrow(OrganizationsResource::unknown);
            Revisions.requireMatch(organization.revision, headers, request);
            organization.attribution = wanted.wireName();
            organization.revision++;
            return Summary.of(organization);
        });
        return Revisions.tagged(changed, changed.revision(), 200);
    }

    private Organization known(UUID id) {
        return organizations.findByIdOptional(id).orElseThrow(OrganizationsResource::unknown);
    }

    private static RuntimeException unknown() {
        return Problems.notFound("This organization");
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
