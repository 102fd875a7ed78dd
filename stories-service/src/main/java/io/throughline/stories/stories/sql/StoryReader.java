package io.throughline.stories.stories.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Confidence;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Explanation;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.StoryFilter;
import io.throughline.stories.stories.Voice;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads one organization's stories. Stores empty means: of all stores. */
@Singleton
public class StoryReader {

    private static final String COLUMNS = """
            organization, id, revision, feedback_revision, store, touchpoint, channel, voice,
            collected_at, corrected_at, received_at,
            rating_metric, rating_value, rating_min, rating_max, rating_normalized,
            text, declared_language, goal, goal_achieved, reasons, flags,
            kind, sentiment, criticality, theme_labels, kind_confidence, sentiment_confidence, criticality_confidence,
            review, rating_disagrees, basis, language, model_version, classified_at,
            """;

    private static final String NEWEST_FIRST = "corrected_at desc, id desc";

    private static final TypeReference<List<ThemeLabel>> THEMES = new TypeReference<>() {};
    private static final TypeReference<Explanation> EXPLANATION = new TypeReference<>() {};

    private final OrganizationTransaction transaction;

    StoryReader(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** The story with its explanation. */
    public Optional<Story> find(UUID organization, Optional<Set<String>> stores, UUID id) throws SQLException {
        Conditions conditions = new Conditions(organization, stores).and("id = ?", id);
        return transaction.call(
                organization,
                connection -> select(connection, COLUMNS + "explanation", conditions, NEWEST_FIRST, 1).stream()
                        .findFirst());
    }

    /**
     * Newest first, without explanations.
     *
     * @param after the last story of the page before, null for the first page
     */
    public List<Story> list(
            UUID organization, Optional<Set<String>> stores, StoryFilter filter, Cursor after, int limit)
            throws SQLException {
        Conditions conditions = new Conditions(organization, stores).and(filter);
        if (after != null) {
            conditions.and("(corrected_at, id) < (?, ?)", Conditions.utc(after.time()), after.id());
        }
        return transaction.call(organization, connection -> select(connection, conditions, NEWEST_FIRST, limit));
    }

    /** How many there are, by kind; a kind without any is not there. What is flagged as misuse counts only where it is asked for. */
    public Map<Kind, Long> counts(UUID organization, Optional<Set<String>> stores, StoryFilter filter)
            throws SQLException {
        Conditions conditions = new Conditions(organization, stores).and(filter);
        if (filter.flagged() == null) {
            conditions.and("flags = '{}'");
        }
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select kind, count(*) from story where " + conditions.sql() + " group by kind")) {
                conditions.bind(connection, statement);
                Map<Kind, Long> counts = new EnumMap<>(Kind.class);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        counts.put(Kind.of(row.getString(1)), row.getLong(2));
                    }
                }
                return counts;
            }
        });
    }

    /**
     * The stories of a practice, those that tell it best first, without explanations.
     *
     * @param from the first one's rank, from 0
     */
    public List<RankedStory> ofPractice(UUID organization, UUID practice, long from, int limit) throws SQLException {
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select " + COLUMNS
                    + " null as explanation, rank from story join practice_story using (organization)"
                    + " where organization = ? and practice = ? and practice_story.story = story.id and rank >= ?"
                    + " order by rank limit " + limit)) {
                statement.setObject(1, organization);
                statement.setObject(2, practice);
                statement.setLong(3, from);
                List<RankedStory> stories = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        stories.add(new RankedStory(row.getInt("rank"), story(row)));
                    }
                }
                return stories;
            }
        });
    }

    /** The stories of these ids, with their explanations. */
    public List<Story> ofIds(UUID organization, List<UUID> ids) throws SQLException {
        Conditions conditions =
                new Conditions(organization, Optional.empty()).and("id = any(?)", (Object) ids.toArray(UUID[]::new));
        return transaction.call(
                organization,
                connection -> select(connection, COLUMNS + "explanation", conditions, "id", Math.max(1, ids.size())));
    }

    /** @param rank its place among its practice's stories, from 0 */
    public record RankedStory(int rank, Story story) {}

    /** Without explanations. */
    static List<Story> select(Connection connection, Conditions conditions, String order, int limit)
            throws SQLException {
        return select(connection, COLUMNS + "null as explanation", conditions, order, limit);
    }

    private static List<Story> select(
            Connection connection, String columns, Conditions conditions, String order, int limit) throws SQLException {
        String query = "select " + columns + " from story where " + conditions.sql() + " order by " + order + " limit "
                + limit;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            conditions.bind(connection, statement);
            List<Story> stories = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    stories.add(story(row));
                }
            }
            return stories;
        }
    }

    private static Story story(ResultSet row) throws SQLException {
        return new Story(row.getInt("revision"), feedback(row), classification(row), instant(row, "classified_at"));
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                row.getObject("organization", UUID.class),
                row.getObject("id", UUID.class),
                row.getInt("feedback_revision"),
                row.getString("store"),
                row.getString("touchpoint"),
                Channel.BY_NAME.get(row.getString("channel")),
                Voice.BY_NAME.get(row.getString("voice")),
                instant(row, "collected_at"),
                instant(row, "corrected_at"),
                instant(row, "received_at"),
                rating(row),
                row.getString("text"),
                row.getString("declared_language"),
                row.getString("goal"),
                row.getObject("goal_achieved", Boolean.class),
                List.of((String[]) row.getArray("reasons").getArray()),
                null,
                List.of((String[]) row.getArray("flags").getArray()));
    }

    private static GivenRating rating(ResultSet row) throws SQLException {
        String metric = row.getString("rating_metric");
        return metric == null
                ? null
                : new GivenRating(
                        metric,
                        row.getBigDecimal("rating_value"),
                        row.getBigDecimal("rating_min"),
                        row.getBigDecimal("rating_max"),
                        row.getDouble("rating_normalized"));
    }

    private static Classification classification(ResultSet row) throws SQLException {
        String explanation = row.getString("explanation");
        return new Classification(
                Kind.of(row.getString("kind")),
                Sentiment.of(row.getString("sentiment")),
                Criticality.of(row.getString("criticality")),
                StoryJson.read(row.getString("theme_labels"), THEMES),
                new Confidence(
                        row.getDouble("kind_confidence"),
                        row.getDouble("sentiment_confidence"),
                        row.getDouble("criticality_confidence")),
                row.getBoolean("review"),
                row.getBoolean("rating_disagrees"),
                Basis.of(row.getString("basis")),
                row.getString("language"),
                explanation == null ? null : StoryJson.read(explanation, EXPLANATION),
                row.getString("model_version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
