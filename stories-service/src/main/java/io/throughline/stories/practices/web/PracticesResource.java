package io.throughline.stories.practices.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.sql.PracticeReader;
import io.throughline.stories.stories.sql.StoryReader;
import io.throughline.stories.stories.sql.StoryReader.RankedStory;
import io.throughline.stories.stories.web.StoryPage;
import io.throughline.stories.stories.web.StoryView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The practices of the caller's organization. They are made of all stores' stories, so they are head office's to see. */
@Path("/v1/practices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class PracticesResource {

    private final PracticeReader practices;
    private final StoryReader stories;
    private final Caller caller;

    PracticesResource(PracticeReader practices, StoryReader stories, Caller caller) {
        this.practices = practices;
        this.stories = stories;
        this.caller = caller;
    }

    @GET
    public PracticeView.Page list(@Context UriInfo uri) throws SQLException {
        PracticeQuery query = PracticeQuery.ofPractices(uri.getQueryParameters());
        boolean settling = practices.settling(caller.organization());
        List<PracticeState> found =
                practices.list(caller.organization(), query.filter(), query.after(), query.limit() + 1);
        List<PracticeState> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = null;
        if (found.size() > query.limit()) {
            PracticeState last = page.get(page.size() - 1);
            next = query.next(last.spread().stories(), last.id());
        }
        return new PracticeView.Page(page.stream().map(PracticeView::inList).toList(), settling, next);
    }

    /** A practice that was merged into another is found there. */
    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        PracticeState practice = find(id);
        return practice.mergedInto() == null
                ? Response.ok(PracticeView.whole(practice)).build()
                : moved("/v1/practices/" + practice.mergedInto());
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
