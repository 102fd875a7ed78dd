package io.throughline.standards.standards.web;

import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.diff.ContentDiff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What has changed between two versions of a standard, for whoever may see both. */
@Path("/v1/standards/{id}/diff")
@Produces({MediaType.APPLICATION_JSON, Format.TEXT_MARKDOWN})
@RolesAllowed({"head-office", "admin", "store-manager", "associate"})
class DiffResource {

    private final ShownVersions shown;
    private final AnswersTag tag;
    private final Tagged tagged;

    DiffResource(ShownVersions shown, AnswersTag tag, Tagged tagged) {
        this.shown = shown;
        this.tag = tag;
        this.tagged = tagged;
    }

    /** @param fields those that differ */
    record DiffView(UUID standard, int from, int to, ContentDiff fields) {}

    @GET
    @Revalidated
    public Response get(@PathParam("id") String id, @Context UriInfo uri, @Context Request request)
            throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int from = number(query, "from");
        int to = number(query, "to");
        query.done();
        UUID standard = PathId.uuid(id, "The standard");
        Format format = Format.wanted(request);
        List<Version> versions = shown.of(standard);
        Version before = ShownVersions.one(versions, from);
        Version after = ShownVersions.one(versions, to);
        ContentDiff diff = ContentDiff.of(before.content(), after.content());
        return format == Format.MARKDOWN
                ? tagged.markdown(DiffMarkdown.of(after.content().title(), from, to, diff), tag.get(), request)
                : tagged.answer(new DiffView(standard, from, to, diff), tag.get(), request);
    }

    private static int number(QueryReader query, String name) {
        return query.require(name).integer(name, 1, Integer.MAX_VALUE, 0);
    }
}
