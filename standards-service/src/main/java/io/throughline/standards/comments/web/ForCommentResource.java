package io.throughline.standards.comments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.comments.Commenter;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.query.Submitted;
import io.throughline.standards.standards.sql.SubmittedVersions;
import io.throughline.standards.standards.web.VersionView;
import io.throughline.standards.standards.web.Viewpoints;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The versions that wait for the caller's comments: to people in stores those that concern them, to head office all that are submitted. */
@Path("/v1/standards/for-comment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager", "associate"})
class ForCommentResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final String BOUND_TO = "for comment";

    private final OrganizationTransaction transaction;
    private final Viewpoints viewpoints;
    private final Tagged tagged;
    private final Caller caller;

    ForCommentResource(DataSource dataSource, Viewpoints viewpoints, Tagged tagged, Caller caller) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.viewpoints = viewpoints;
        this.tagged = tagged;
        this.caller = caller;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<VersionView> items, String next) {}

    @GET
    public Response list(@Context UriInfo uri, @Context Request request) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        Cursor after = next == null ? null : Cursor.decode(next, BOUND_TO);
        UUID organization = caller.organization();
        // one more than asked for tells whether there is a next page
        List<Submitted> found = transaction.call(organization, connection -> {
            Commenter commenter = new Commenter(caller.subject(), viewpoints.consulted(connection));
            return SubmittedVersions.list(connection, organization, commenter::isAsked, after, limit + 1);
        });
        List<VersionView> items = found.stream()
                .limit(limit)
                .map(one -> VersionView.of(one.standard(), one.version()))
                .toList();
        return tagged.answer(
                new Page(
                        items,
                        found.size() > limit
                                ? SubmittedVersions.cursor(found.get(limit - 1)).encode(BOUND_TO)
                                : null),
                request);
    }
}
