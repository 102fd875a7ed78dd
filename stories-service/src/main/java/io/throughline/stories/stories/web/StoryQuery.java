package io.throughline.stories.stories.web;

import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.StoryFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The query of a list of stories.
 *
 * @param after the last story of the page before, null for the first page
 * @param limit stories on a page
 */
record StoryQuery(StoryFilter filter, Cursor after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private static final Pattern KEBAB = Pattern.compile("(own:)?[a-z0-9]+(-[a-z0-9]+)*");

    private static final Map<String, Kind> KINDS = WireNames.index(Kind.values());
    private static final Map<String, Sentiment> SENTIMENTS = WireNames.index(Sentiment.values());
    private static final Map<String, Criticality> CRITICALITIES = WireNames.index(Criticality.values());
    private static final Map<String, Boolean> BOOLEANS = new TreeMap<>(Map.of("true", true, "false", false));

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static StoryQuery read(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        StoryFilter filter = filter(query);
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        return new StoryQuery(filter, next == null ? null : Cursor.decode(next, filter.toString()), limit);
    }

    /** The query of a count: the filters alone. */
    static StoryFilter filter(Map<String, List<String>> parameters) {
        QueryReader query = new QueryReader(parameters);
        StoryFilter filter = filter(query);
        query.done();
        return filter;
    }

    private static StoryFilter filter(QueryReader query) {
        StoryFilter filter = new StoryFilter(
                query.oneOf("kind", KINDS),
                query.parsed("theme", "must be a theme's key, such as stock-availability", StoryQuery::kebab),
                query.oneOf("sentiment", SENTIMENTS),
                query.oneOf("criticality", CRITICALITIES),
                query.text("store", 64),
                query.text("touchpoint", 64),
                query.oneOf("channel", Channel.BY_NAME),
                query.oneOf("review", BOOLEANS),
                query.oneOf("flagged", BOOLEANS),
                query.parsed("minConfidence", "must be a number from 0 to 1", StoryQuery::probability),
                Period.begin(query, "from"),
                Period.end(query, "to"));
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            query.fault("to", "order", "must be after from");
        }
        return filter;
    }

    /** The cursor to the page that begins after this story. */
    String next(Instant correctedAt, UUID id) {
        return new Cursor(correctedAt, id).encode(filter.toString());
    }

    private static String kebab(String text) {
        if (text.length() > 64 || !KEBAB.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Double probability(String text) {
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
