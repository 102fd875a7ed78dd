package io.throughline.stories.corrections.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.corrections.Reason;
import io.throughline.stories.corrections.Waiting;
import io.throughline.stories.corrections.sql.QueueReader;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.sql.StoryReader;
import io.throughline.stories.stories.web.Period;
import io.throughline.stories.stories.web.StoryView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What waits for people to label it, what teaches most first; to a store's manager, that of their stores. */
@Path("/v1/stories/queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager"})
class QueueResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private final QueueReader queue;
    private final StoryReader stories;
    private final Caller caller;

    QueueResource(QueueReader queue, StoryReader stories, Caller caller) {
        this.queue = queue;
        this.stories = stories;
        this.caller = caller;
    }

    /** @param next the cursor to the page after, null on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Item> items, String next) {}

    /**
     * @param between the most probable kinds, two at the most, where it is the kind that is uncertain
     * @param alike near duplicates that were queued or labelled before
     */
    record Item(StoryView story, Reason reason, List<Guess> between, int alike) {

        static Item of(Waiting waiting, Story story) {
            List<Guess> between = story.classification().explanation().kinds().entrySet().stream()
                    .filter(kind -> kind.getValue() > 0)
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(2)
                    .map(kind -> new Guess(Kind.of(kind.getKey()), kind.getValue()))
                    .toList();
            return new Item(
                    StoryView.of(story),
                    waiting.teaching().reason(),
                    between,
                    waiting.teaching().alike());
        }
    }

    record Guess(Kind kind, double probability) {}

    @GET
    public Page list(@Context UriInfo uri) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        String store = query.text("store", 64);
        Instant from = Period.begin(query, "from");
        Instant to = Period.end(query, "to");
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        if (from != null && to != null && !from.isBefore(to)) {
            query.fault("to", "order", "must be after from");
        }
        query.done();
        if (store != null && caller.stores().filter(own -> !own.contains(store)).isPresent()) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
        }
        String filters = "queue " + store + " " + from + " " + to;
        List<Waiting> found = queue.list(
                caller.organization(),
                new QueueReader.Filter(caller.stores(), store, from, to),
                next == null ? null : Cursor.decode(next, filters),
                limit + 1);
        List<Waiting> page = found.subList(0, Math.min(found.size(), limit));
        Map<UUID, Story> byId =
                stories
                        .ofIds(
                                caller.organization(),
                                page.stream().map(Waiting::story).toList())
                        .stream()
                        .collect(Collectors.toMap(story -> story.feedback().id(), Function.identity()));
        Waiting last = found.size() > limit ? page.get(page.size() - 1) : null;
        return new Page(
                page.stream()
                        // one may be gone since
                        .filter(waiting -> byId.containsKey(waiting.story()))
                        .map(waiting -> Item.of(waiting, byId.get(waiting.story())))
                        .toList(),
                last == null
                        ? null
                        : Cursor.ofNumber(last.teaching().rank(), last.story()).encode(filters));
    }
}
