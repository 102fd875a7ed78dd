package io.throughline.stories.practices.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.practices.EditOutcome;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.sql.PracticeEditor;
import io.throughline.stories.practices.sql.PracticeReader;
import io.throughline.stories.stories.sql.StoryReader;
import io.throughline.stories.stories.sql.StoryReader.RankedStory;
import io.throughline.stories.stories.web.StoryPage;
import io.throughline.stories.stories.web.StoryView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The practices of the caller's organization. They are made of all stores' stories, so they are head office's to see. */
@Path("/v1/practices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class PracticesResource {

    private static final int MOST_STORIES = 10_000;

    private final PracticeReader practices;
    private final PracticeEditor editor;
    private final StoryReader stories;
    private final Caller caller;

    PracticesResource(PracticeReader practices, PracticeEditor editor, StoryReader stories, Caller caller) {
        this.practices = practices;
        this.editor = editor;
        this.stories = stories;
        this.caller = caller;
    }

    @GET
    public PracticeView.Page list(@Context UriInfo uri) throws SQLException {
        PracticeQuery query = PracticeQuery.ofPractices(uri.getQueryParameters());
        boolean settling = practices.settling(caller.organization());
        List<PracticeState> found =
                practices.list(caller.organization(), query.filter(), query.sort(), query.after(), query.limit() + 1);
        List<PracticeState> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = null;
        if (found.size() > query.limit()) {
            next = query.next(page.get(page.size() - 1));
        }
        return new PracticeView.Page(page.stream().map(PracticeView::inList).toList(), settling, next);
    }

    /** A practice that was merged into another is found there. */
    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        PracticeState practice = find(id);
        return practice.mergedInto() == null ? whole(practice) : moved("/v1/practices/" + practice.mergedInto());
    }

    @GET
    @Path("/{id}/stories")
    public Response stories(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        PracticeState practice = find(id);
        PracticeQuery query = PracticeQuery.ofStories(practice.id(), uri.getQueryParameters());
        if (practice.mergedInto() != null) {
            return moved("/v1/practices/" + practice.mergedInto() + "/stories");
        }
        long from = query.after() == null ? 0 : query.after().number() + 1;
        List<RankedStory> found = stories.ofPractice(caller.organization(), practice.id(), from, query.limit() + 1);
        List<RankedStory> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = null;
        if (found.size() > query.limit()) {
            RankedStory last = page.get(page.size() - 1);
            next = query.next(last.rank(), last.story().feedback().id());
        }
        return Response.ok(new StoryPage(
                        page.stream().map(RankedStory::story).map(StoryView::of).toList(), next))
                .build();
    }

    /** Answers with the practice that has the stories now. */
    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response merge(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        UUID into = Body.read(body, object -> object.require("into").uuid("into"));
        return done(editor.merge(edit(id, headers), into), 200);
    }

    /** Answers with the practice that was made. */
    @POST
    @Path("/{id}/split")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response split(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        List<UUID> stories = Body.read(body, PracticesResource::storyIds);
        return done(editor.split(edit(id, headers), stories), 201);
    }

    @PUT
    @Path("/{id}/title")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response title(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri, byte[] body)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        String title = Body.read(body, object -> object.require("title").text("title", PracticeState.LONGEST_TITLE));
        return done(editor.title(edit(id, headers), title), 200);
    }

    private static List<UUID> storyIds(ObjectReader object) {
        List<String> texts = object.require("stories").texts("stories", MOST_STORIES, 36);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            try {
                ids.add(Ids.parse(texts.get(i)));
            } catch (IllegalArgumentException none) {
                object.fault("stories/" + i, "value", "must be a story's id");
            }
        }
        if (texts != null && texts.isEmpty()) {
            object.fault("stories", "value", "must name at least one story");
        }
        return ids;
    }

    private PracticeEditor.Edit edit(String id, HttpHeaders headers) {
        UUID practice = uuid(id);
        String seen = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (seen == null) {
            throw Problems.of(PracticeProblem.IF_MATCH_NEEDED, "Send the practice's ETag as If-Match.");
        }
        return new PracticeEditor.Edit(caller.organization(), practice, caller.subject(), revision -> seen.strip()
                .equals("\"" + revision + "\""));
    }

    private Response done(EditOutcome outcome, int status) throws SQLException {
        if (outcome instanceof EditOutcome.Done done) {
            Response.ResponseBuilder answer = Response.status(status)
                    .entity(PracticeView.whole(
                            done.practice(),
                            practices.edits(
                                    caller.organization(), done.practice().id())))
                    .tag(tag(done.practice()));
            return status == 201
                    ? answer.location(URI.create(
                                    "/v1/practices/" + done.practice().id()))
                            .build()
                    : answer.build();
        }
        if (outcome instanceof EditOutcome.Merged merged) {
            throw Problems.of(
                    PracticeProblem.MERGED_ALREADY, "It is part of " + merged.into() + " now: edit that practice.");
        }
        if (outcome instanceof EditOutcome.ChangedMeanwhile) {
            throw Problems.of(
                    PracticeProblem.CHANGED_MEANWHILE, "Read it again; its ETag is not what If-Match says any more.");
        }
        if (outcome instanceof EditOutcome.NoSuchOther) {
            throw fault("/into", "must be another practice, and one that is not merged itself");
        }
        if (outcome instanceof EditOutcome.OtherOrigin) {
            throw Problems.of(
                    PracticeProblem.OTHER_ORIGIN,
                    "Praise, suggestions and complaints are practices apart; merge those of one origin.");
        }
        if (outcome instanceof EditOutcome.NotItsStories not) {
            throw fault("/stories", "must be stories of this practice; these are not: " + not.stories());
        }
        if (outcome instanceof EditOutcome.NothingLeft) {
            throw fault("/stories", "must leave the practice at least one story");
        }
        throw unknown();
    }

    private static RuntimeException fault(String pointer, String detail) {
        return Problems.withFaults(CommonProblem.INVALID_INPUT, List.of(new Fault(pointer, "value", detail)));
    }

    private Response whole(PracticeState practice) throws SQLException {
        return Response.ok(PracticeView.whole(practice, practices.edits(caller.organization(), practice.id())))
                .tag(tag(practice))
                .build();
    }

    private static EntityTag tag(PracticeState practice) {
        return new EntityTag(Integer.toString(practice.revision()));
    }

    private PracticeState find(String id) throws SQLException {
        return practices.find(caller.organization(), uuid(id)).orElseThrow(PracticesResource::unknown);
    }

    private static Response moved(String to) {
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .location(URI.create(to))
                .build();
    }

    /** An id that is none is as unknown as any other. */
    private static UUID uuid(String id) {
        try {
            return Ids.parse(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The practice");
    }
}
