package io.throughline.standards.comments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.comments.Comment;
import io.throughline.standards.comments.Comment.Answer;
import io.throughline.standards.comments.Commenter;
import io.throughline.standards.comments.Pointer;
import io.throughline.standards.comments.web.CommentedVersions.Commented;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.http.Tagged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What people say to a version before it is published, and what head office makes of it. */
@Path("/v1/standards/{id}/versions/{number}/comments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager", "associate"})
class CommentsResource {

    private static final String WHAT = "The comment";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private final OrganizationTransaction transaction;
    private final CommentedVersions versions;
    private final Tagged tagged;
    private final Caller caller;
    private final Clock clock;

    CommentsResource(DataSource dataSource, CommentedVersions versions, Tagged tagged, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.versions = versions;
        this.tagged = tagged;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommentPage(List<CommentView> items, String next) {}

    /** All of them to head office and to whom the version asks; to others in stores their own. */
    @GET
    public Response list(
            @PathParam("id") String id, @PathParam("number") int number, @Context UriInfo uri, @Context Request request)
            throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        String boundTo = "comments on " + id + " " + number;
        Cursor after = next == null ? null : Cursor.decode(next, boundTo);
        CommentPage page = transaction.call(caller.organization(), connection -> {
            Commented commented = versions.find(connection, id, number);
            Commenter reader = commented.commenter();
            // one more than asked for tells whether there is a next page
            List<Comment> found = commented.seesAll() || reader.person() != null
                    ? commented.comments().list(commented.seesAll() ? null : reader.person(), after, limit + 1)
                    : List.of();
            if (found.isEmpty() && !commented.seesAll() && !commented.isShown()) {
                throw Problems.notFound("The version");
            }
            List<Comment> items = found.subList(0, Math.min(found.size(), limit));
            Comment last = found.size() > limit ? items.get(limit - 1) : null;
            return new CommentPage(
                    items.stream()
                            .map(comment -> CommentView.of(comment, reader))
                            .toList(),
                    last == null ? null : new Cursor(last.at(), last.id()).encode(boundTo));
        });
        return tagged.answer(page, request);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("id") String id, @PathParam("number") int number, byte[] body) throws SQLException {
        String person = Person.of(caller);
        Words words = Body.read(body, Words::read);
        CommentView view = transaction.call(caller.organization(), connection -> {
            Commented commented = versions.hold(connection, id, number);
            if (!commented.mayComment()) {
                throw commented.isShown()
                        ? Problems.of(
                                StandardsProblem.COMMENTS_CLOSED,
                                "The version is %s: comments are for what is worked on."
                                        .formatted(commented.version().status().wireName()))
                        : Problems.notFound("The version");
            }
            if (words.field() != null && !Pointer.leadsInto(commented.version().content(), words.field())) {
                throw Problems.withFaults(
                        CommonProblem.INVALID_INPUT,
                        List.of(new Fault(
                                "/field", "value", "leads to nothing in the version: it looks like steps/2")));
            }
            Commenter author = commented.commenter();
            Comment comment = new Comment(
                    Ids.next(),
                    words.field(),
                    words.text(),
                    person,
                    author.role(),
                    author.positions(),
                    clock.instant(),
                    null,
                    null);
            commented.comments().add(comment);
            return CommentView.of(comment, author);
        });
        return tagged.changed(201, view).build();
    }

    /** @param field null for the whole version */
    private record Words(String text, String field) {

        static Words read(ObjectReader fields) {
            return new Words(said(fields.require("text")), fields.text("field", 64));
        }
    }

    /** By whom it is from; once more changes nothing. */
    @DELETE
    @Path("/{comment}")
    public Response withdraw(
            @PathParam("id") String id, @PathParam("number") int number, @PathParam("comment") String comment)
            throws SQLException {
        Person.of(caller);
        UUID wanted = PathId.uuid(comment, WHAT);
        CommentView view = transaction.call(caller.organization(), connection -> {
            Commented commented = versions.find(connection, id, number);
            Comment found = find(commented, wanted);
            if (!commented.commenter().wrote(found)) {
                throw Problems.of(CommonProblem.FORBIDDEN, "Whoever wrote a comment withdraws it, and nobody else.");
            }
            if (!found.isWithdrawn()) {
                commented.comments().withdraw(wanted, clock.instant());
            }
            return CommentView.of(find(commented, wanted), commented.commenter());
        });
        return tagged.changed(200, view).build();
    }

    /** Once, also after the version is published. */
    @POST
    @Path("/{comment}/answer")
    @RolesAllowed({"head-office", "admin"})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @PathParam("comment") String comment,
            byte[] body)
            throws SQLException {
        String person = Person.of(caller);
        UUID wanted = PathId.uuid(comment, WHAT);
        Reply reply = Body.read(body, Reply::read);
        CommentView view = transaction.call(caller.organization(), connection -> {
            Commented commented = versions.find(connection, id, number);
            if (find(commented, wanted).isWithdrawn()) {
                throw Problems.of(StandardsProblem.COMMENT_WITHDRAWN, "There is nothing left to answer.");
            }
            Answer answer = new Answer(reply.outcome(), reply.text(), person, clock.instant());
            if (!commented.comments().answer(wanted, answer)) {
                Answer first = find(commented, wanted).answer();
                throw Problems.of(
                        StandardsProblem.ALREADY_ANSWERED,
                        "It was answered by %s at %s: %s."
                                .formatted(
                                        first.by(), first.at(), first.outcome().wireName()));
            }
            return CommentView.of(find(commented, wanted), commented.commenter());
        });
        return tagged.changed(200, view).build();
    }

    /** @param text null for none */
    private record Reply(Answer.Outcome outcome, String text) {

        static Reply read(ObjectReader fields) {
            Answer.Outcome outcome = fields.require("outcome").oneOf("outcome", Answer.Outcome.BY_NAME);
            if (outcome == Answer.Outcome.DECLINED) {
                fields.require("text");
            }
            return new Reply(outcome, said(fields));
        }
    }

    private static String said(ObjectReader fields) {
        String text = fields.text("text", Comment.LONGEST);
        if (text != null && text.isBlank()) {
            fields.fault("text", "blank", "must not be blank");
        }
        return text;
    }

    private static Comment find(Commented commented, UUID id) throws SQLException {
        return commented
                .comments()
                .findForUpdate(id)
                .filter(commented::mayKnow)
                .orElseThrow(() -> Problems.notFound(WHAT));
    }
}
