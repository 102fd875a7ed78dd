package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Step;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.sql.Standards;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A standard's versions and the steps of their lives. Each step needs {@code If-Match}: one approves what one has read. */
@Path("/v1/standards/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class VersionsResource {

    private static final String ONE = "/{number:[1-9][0-9]{0,8}}";
    private static final int LONGEST_REASON = 2000;

    private final Standards standards;
    private final ShownVersions shown;
    private final AnswersTag tag;
    private final Tagged tagged;
    private final Caller caller;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    VersionsResource(Standards standards, ShownVersions shown, AnswersTag tag, Tagged tagged, Caller caller) {
        this.standards = standards;
        this.shown = shown;
        this.tag = tag;
        this.tagged = tagged;
        this.caller = caller;
    }

    record Items(List<VersionView> items) {}

    @GET
    @Revalidated
    @RolesAllowed({"head-office", "admin", "store-manager", "associate"})
    public Response list(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        UUID standard = standard(id);
        List<VersionView> versions = shown.of(standard).stream()
                .map(version -> VersionView.of(standard, version))
                .toList();
        if (versions.isEmpty()) {
            throw Problems.notFound("The standard");
        }
        return tagged.answer(new Items(versions), tag.get(), request);
    }

    /** Its tag is of the answer: an edit of this version is held against it, whatever else changes. */
    @GET
    @Path(ONE)
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_MARKDOWN})
    @RolesAllowed({"head-office", "admin", "store-manager", "associate"})
    public Response get(@PathParam("id") String id, @PathParam("number") int number) throws SQLException {
        UUID standard = standard(id);
        VersionView view = VersionView.of(standard, ShownVersions.one(shown.of(standard), number));
        return Format.wanted(request) == Format.MARKDOWN
                ? tagged.markdown(VersionMarkdown.of(view), request)
                : tagged.answer(view, request);
    }

    /** Without a body the new version is of the core, and corrects none. */
    @POST
    public Response draft(@PathParam("id") String id, byte[] body) throws SQLException {
        Beginning asked = body.length == 0 ? new Beginning(null, null) : Body.read(body, Beginning::read);
        String person = Person.of(caller);
        return begun(
                standard(id),
                asked.corrects() == null ? "The standard" : "The version to correct",
                standard -> asked.corrects() == null
                        ? Optional.of(standard.draft(asked.variant(), person))
                        : standard.version(asked.corrects()).map(wrong -> standard.correction(wrong, person)),
                person);
    }

    /** @param variant null for the core, or where the version to correct says it */
    private record Beginning(Integer corrects, String variant) {

        static Beginning read(ObjectReader fields) {
            if (fields.has("corrects") && fields.has("variant")) {
                fields.fault("variant", "value", "is the corrected version's: leave it out");
            }
            return new Beginning(fields.integer("corrects", 1, Integer.MAX_VALUE), fields.text("variant", 64));
        }
    }

    private Response begun(UUID standard, String what, Function<Standard, Optional<Outcome>> begin, String person)
            throws SQLException {
        Outcome outcome = standards
                .draft(caller.organization(), standard, begin, person)
                .orElseThrow(() -> Problems.notFound(what));
        Version draft = Refusals.changed(outcome);
        return tagged.changed(201, VersionView.of(standard, draft))
                .location(URI.create("/v1/standards/" + standard + "/versions/" + draft.number()))
                .build();
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("id") String id, @PathParam("number") int number, byte[] body) throws SQLException {
        return take(id, number, new Step.Edit(Body.read(body, fields -> ContentReader.read(fields, null))));
    }

    /** Of a draft; what was done to it stays known. */
    @DELETE
    @Path(ONE)
    public Response discard(@PathParam("id") String id, @PathParam("number") int number) throws SQLException {
        return take(id, number, new Step.Discard());
    }

    @POST
    @Path(ONE + "/submit")
    public Response submit(@PathParam("id") String id, @PathParam("number") int number) throws SQLException {
        return take(id, number, new Step.Submit());
    }

    @POST
    @Path(ONE + "/approve")
    public Response approve(@PathParam("id") String id, @PathParam("number") int number) throws SQLException {
        return take(id, number, new Step.Approve());
    }

    @POST
    @Path(ONE + "/return")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response sendBack(@PathParam("id") String id, @PathParam("number") int number, byte[] body)
            throws SQLException {
        return take(id, number, Body.read(body, fields -> new Step.Return(reason(fields))));
    }

    @POST
    @Path(ONE + "/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(@PathParam("id") String id, @PathParam("number") int number, byte[] body)
            throws SQLException {
        return take(
                id,
                number,
                Body.read(
                        body,
                        fields -> new Step.Publish(
                                fields.require("effectiveFrom").date("effectiveFrom"),
                                fields.text("reason", LONGEST_REASON))));
    }

    @POST
    @Path(ONE + "/retire")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response retire(@PathParam("id") String id, @PathParam("number") int number, byte[] body)
            throws SQLException {
        return take(
                id,
                number,
                Body.read(
                        body,
                        fields -> new Step.Retire(
                                fields.require("effectiveTo").date("effectiveTo"),
                                reason(fields),
                                fields.uuid("supersededBy"))));
    }

    private static String reason(ObjectReader fields) {
        return fields.require("reason").text("reason", LONGEST_REASON);
    }

    private Response take(String id, int number, Step step) throws SQLException {
        tagged.requireIfMatch(headers);
        UUID standard = standard(id);
        Outcome outcome = standards
                .change(
                        caller.organization(),
                        standard,
                        number,
                        version -> tagged.requireMatch(VersionView.of(standard, version), headers, request),
                        step,
                        Person.of(caller))
                .orElseThrow(() -> Problems.notFound("The version"));
        return tagged.changed(200, VersionView.of(standard, Refusals.changed(outcome)))
                .build();
    }

    private static UUID standard(String id) {
        return PathId.uuid(id, "The standard");
    }
}
