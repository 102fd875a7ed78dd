package io.throughline.standards.standards.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.query.ListedStandard;
import io.throughline.standards.standards.sql.StandardList;
import io.throughline.standards.standards.sql.StandardTable;
import io.throughline.standards.standards.sql.Standards;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The standards of the caller's organization; to people in stores, those that hold there. */
@Path("/v1/standards")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager", "associate"})
class StandardsResource {

    private final OrganizationTransaction transaction;
    private final Standards standards;
    private final Viewpoints viewpoints;
    private final AnswersTag tag;
    private final Tagged tagged;
    private final Caller caller;
    private final ObjectMapper json;

    StandardsResource(
            DataSource dataSource,
            Standards standards,
            Viewpoints viewpoints,
            AnswersTag tag,
            Tagged tagged,
            Caller caller,
            ObjectMapper json) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.standards = standards;
        this.viewpoints = viewpoints;
        this.tag = tag;
        this.tagged = tagged;
        this.caller = caller;
        this.json = json;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandardPage(List<?> items, String next) {}

    @GET
    @Revalidated
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_MARKDOWN})
    public Response list(@Context UriInfo uri, @Context Request request) throws SQLException {
        StandardQuery query = StandardQuery.read(uri.getQueryParameters());
        Format format = Format.wanted(request);
        // one more than asked for tells whether there is a next page
        List<ListedStandard> found = find(query, query.limit() + 1);
        List<ListedStandard> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? query.next(page.get(page.size() - 1)) : null;
        List<StandardView> items = page.stream().map(StandardView::of).toList();
        if (format == Format.MARKDOWN) {
            return tagged.markdown(
                    VersionMarkdown.of(items), next == null ? null : NextPage.of(uri, next), tag.get(), request);
        }
        List<?> shown =
                items.stream().map(view -> query.fields().of(view, json)).toList();
        return tagged.answer(new StandardPage(shown, next), tag.get(), request);
    }

    private List<ListedStandard> find(StandardQuery query, int limit) throws SQLException {
        UUID organization = caller.organization();
        return transaction.call(
                organization,
                connection -> StandardList.list(
                        connection,
                        organization,
                        query.filter(),
                        viewpoints.holding(connection, query.store(), query.asOf(), query.knownAt()),
                        query.sort(),
                        query.after(),
                        limit));
    }

    @GET
    @Revalidated
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_MARKDOWN})
    public Response get(@PathParam("id") String id, @Context UriInfo uri, @Context Request request)
            throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        LocalDate asOf = StandardQuery.date(query, "asOf");
        Instant knownAt = StandardQuery.knownAt(query);
        query.done();
        UUID standard = PathId.uuid(id, "The standard");
        Format format = Format.wanted(request);
        StandardView view = find(standard, asOf, knownAt).orElseThrow(() -> Problems.notFound("The standard"));
        return format == Format.MARKDOWN
                ? tagged.markdown(VersionMarkdown.of(view), tag.get(), request)
                : tagged.answer(view, tag.get(), request);
    }

    private Optional<StandardView> find(UUID standard, LocalDate asOf, Instant knownAt) throws SQLException {
        UUID organization = caller.organization();
        return transaction.call(organization, connection -> {
            var viewpoint = viewpoints.holding(connection, null, asOf, knownAt);
            return StandardTable.find(connection, organization, standard, knownAt)
                    .flatMap(found -> viewpoint
                            .newest(found)
                            .map(version ->
                                    StandardView.of(found, version, viewpoint.additions(version, found.versions()))));
        });
    }

    @POST
    @RolesAllowed({"head-office", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body) throws SQLException {
        Content content = Body.read(body, fields -> ContentReader.read(fields, null));
        Standard standard = standards.create(caller.organization(), content, Person.of(caller));
        return tagged.changed(201, StandardView.drafted(standard))
                .location(URI.create("/v1/standards/" + standard.id()))
                .build();
    }
}
