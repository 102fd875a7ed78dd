package io.throughline.stories.stories.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.StoryFilter;
import io.throughline.stories.stories.sql.StoryReader;
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

/** The stories of the caller's organization; to a store's manager, those of their stores. */
@Path("/v1/stories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager"})
class StoriesResource {

    private final StoryReader stories;
    private final Caller caller;
    private final StoryAnswers answers;

    StoriesResource(StoryReader stories, Caller caller, StoryAnswers answers) {
        this.stories = stories;
        this.caller = caller;
        this.answers = answers;
    }

    @GET
    public StoryPage list(@Context UriInfo uri) throws SQLException {
        StoryQuery query = StoryQuery.read(uri.getQueryParameters());
        requireStore(query.filter().store());
        // one more than asked for tells whether there is a next page
        List<Story> found =
                stories.list(caller.organization(), caller.stores(), query.filter(), query.after(), query.limit() + 1);
        List<Story> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = null;
        if (found.size() > query.limit()) {
            var last = page.get(page.size() - 1).feedback();
            next = query.next(last.correctedAt(), last.id());
        }
        return new StoryPage(page.stream().map(StoryView::of).toList(), next);
    }

    /** How many stories there are, all and by kind, with the filters of the list. */
    @GET
    @Path("/counts")
    public StoryCounts counts(@Context UriInfo uri) throws SQLException {
        StoryFilter filter = StoryQuery.filter(uri.getQueryParameters());
        requireStore(filter.store());
        return StoryCounts.of(stories.counts(caller.organization(), caller.stores(), filter));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri, @Context Request request)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        Story story =
                stories.find(caller.organization(), caller.stores(), uuid(id)).orElseThrow(StoriesResource::unknown);
        return answers.whole(story, request);
    }

    private void requireStore(String store) {
        if (store != null && caller.stores().filter(own -> !own.contains(store)).isPresent()) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
        }
    }

    /** An id that is none is as unknown as any other. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.notFound("The story");
    }
}
