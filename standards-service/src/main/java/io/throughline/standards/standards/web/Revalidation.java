package io.throughline.standards.standards.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.sql.ChangeCounter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells before anything is read whether an answer is the one that the caller has: its tag is of all that it depends on. */
@RequestScoped
class Revalidation {

    private static final String STORE_MANAGER = "store-manager";

    /** In every zone a day begins at one: offsets from UTC are multiples of 15 minutes. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final DataSource dataSource;
    private final Caller caller;
    private final Tagged tagged;
    private final Clock clock;
    private final String build;

    Revalidation(
            DataSource dataSource,
            Caller caller,
            Tagged tagged,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.dataSource = dataSource;
        this.caller = caller;
        this.tagged = tagged;
        this.clock = clock;
        this.build = build;
    }

    /**
     * What an answer depends on.
     *
     * @param build another may answer in another form
     * @param stores that the caller may see, null for all
     * @param positions of the caller, which say what is shown before it is published; with the role that sees all of it
     * @param change the last one of the organization
     * @param quarter null for an answer that does not turn with the day
     */
    record State(
            String build,
            UUID organization,
            SortedSet<String> stores,
            SortedSet<String> positions,
            String path,
            SortedMap<String, List<String>> query,
            Format format,
            long change,
            Long quarter) {}

    /** An answer that has to be read. */
    @FunctionalInterface
    interface Answer {
        Response read(EntityTag tag) throws SQLException;
    }

    /**
     * 304 where the caller has it. The tag is made before the answer is read: what changes meanwhile is in the answer and not in its tag, which is
     * then nobody's any more.
     *
     * @param turnsWithTheDay whether the answer depends on which day it is in stores
     */
    Response answer(
            UriInfo uri, Request request, HttpHeaders headers, Format format, boolean turnsWithTheDay, Answer answer)
            throws SQLException {
        EntityTag tag = tagged.tag(new State(
                build,
                caller.organization(),
                caller.stores().map(TreeSet::new).orElse(null),
                positions(),
                uri.getPath(),
                new TreeMap<>(uri.getQueryParameters()),
                format,
                ChangeCounter.last(dataSource, caller.organization()),
                turnsWithTheDay ? quarter(clock.instant()) : null));
        Response unchanged = unchanged(tag, request, headers);
        return unchanged == null ? answer.read(tag) : unchanged;
    }

    private SortedSet<String> positions() {
        SortedSet<String> positions = new TreeSet<>(caller.positions());
        if (caller.has(STORE_MANAGER)) {
            positions.add(STORE_MANAGER);
        }
        return positions;
    }

    static long quarter(Instant time) {
        return time.getEpochSecond() / QUARTER.toSeconds();
    }

    /** Whether there is anything that {@code *} would match is not known yet. */
    private static Response unchanged(EntityTag tag, Request request, HttpHeaders headers) {
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known == null || known.contains("*") || headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            return null;
        }
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged == null ? null : unchanged.tag(tag).build();
    }
}
