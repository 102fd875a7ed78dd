package io.throughline.standards.standards.web;

import io.smallrye.mutiny.Uni;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.ProblemAnswers;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.sql.ChangeCounter;
import io.throughline.standards.stores.Quarter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Tells before anything is read whether an answer is the one that the caller has: its tag is of all that it depends on. It is made before the answer
 * is read: what changes meanwhile is in the answer and not in its tag, which is then nobody's any more.
 */
@Singleton
class Revalidation {

    private static final String STORE_MANAGER = "store-manager";

    private final ChangeCounter changes;
    private final Caller caller;
    private final AnswersTag answers;
    private final Tagged tagged;
    private final Clock clock;
    private final String build;

    Revalidation(
            ChangeCounter changes,
            Caller caller,
            AnswersTag answers,
            Tagged tagged,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.changes = changes;
        this.caller = caller;
        this.answers = answers;
        this.tagged = tagged;
        this.clock = clock;
        this.build = build;
    }

    /**
     * What an answer depends on, besides what has changed.
     *
     * @param build another may answer in another form
     * @param stores that the caller may see, null for all
     * @param positions of the caller, which say what is shown before it is published; with the role that sees all of it
     * @param quarter null for an answer that does not turn with the day
     */
    record Question(
            String build,
            UUID organization,
            SortedSet<String> stores,
            SortedSet<String> positions,
            String path,
            SortedMap<String, List<String>> query,
            Format format,
            Long quarter) {}

    /** Waits for the database without a thread: nobody reads anything yet. */
    @Revalidated
    @ServerRequestFilter(nonBlocking = true)
    Uni<Response> unchanged(ContainerRequestContext request) {
        String question = tagged.hash(question(request));
        CompletionStage<EntityTag> tag =
                changes.last(caller.organization()).thenApply(change -> new EntityTag(question + "." + change));
        answers.set(tag);
        return Uni.createFrom()
                .completionStage(tag)
                .map(known -> unchanged(known, request))
                .onFailure()
                .recoverWithItem(ProblemAnswers::response);
    }

    private Question question(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        SortedMap<String, List<String>> query = new TreeMap<>(uri.getQueryParameters());
        return new Question(
                build,
                caller.organization(),
                caller.stores().map(TreeSet::new).orElse(null),
                positions(),
                uri.getPath(),
                query,
                Format.wanted(request.getRequest()),
                turnsWithTheDay(query) ? Quarter.of(clock.instant()) : null);
    }

    /** Whether there may be another answer tomorrow, though nothing changes: today's region and format count of stores. */
    private boolean turnsWithTheDay(SortedMap<String, List<String>> query) {
        boolean onADay = query.containsKey("asOf") || query.containsKey("knownAt");
        return !onADay && (query.containsKey("store") || caller.stores().isPresent());
    }

    private SortedSet<String> positions() {
        SortedSet<String> positions = new TreeSet<>(caller.positions());
        if (caller.has(STORE_MANAGER)) {
            positions.add(STORE_MANAGER);
        }
        return positions;
    }

    /** Whether there is anything that {@code *} would match is not known yet. */
    private static Response unchanged(EntityTag tag, ContainerRequestContext request) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known == null || known.contains("*") || request.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            return null;
        }
        Response.ResponseBuilder unchanged = Tagged.unchanged(tag, request.getRequest());
        return unchanged == null ? null : unchanged.tag(tag).build();
    }
}
