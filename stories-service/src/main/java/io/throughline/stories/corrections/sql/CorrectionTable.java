package io.throughline.stories.corrections.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Lesson;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.corrections.Correction;
import io.throughline.stories.practices.sql.Vectors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code correction}, which is only ever added to. */
public final class CorrectionTable {

    private static final String INSERT = """
            insert into correction (organization, story, story_revision, kind, sentiment, criticality, theme_labels, reason,
                replaced, vector, corrected_by, corrected_at)
            values (?, ?, ?, ?, ?, ?, ?::json, ?, ?::json, ?, ?, ?)
            """;

    private static final String OF_STORY = """
            select story_revision, kind, sentiment, criticality, theme_labels, reason, replaced, corrected_by, corrected_at
            from correction where organization = ? and story = ? order by number desc limit ?
            """;

    /** The newest of each story, and of those the newest, oldest first; misuse teaches nothing. */
    private static final String LESSONS = """
            select * from (
                select c.number, c.story, s.text, c.kind, c.sentiment, c.criticality, c.theme_labels, c.vector
                from (select distinct on (story) * from correction
                      where organization = ? and number <= ? order by story, number desc) c
                join story s on s.organization = c.organization and s.id = c.story
                where c.organization = ? and c.vector is not null and s.text is not null and s.flags = '{}'
                order by c.number desc limit ?) newest
            order by number
            """;

    private CorrectionTable() {}

    /** The labels as a row has them; the order of the themes is kept. */
    private record Stored(String kind, String sentiment, String criticality, List<Theme> themes) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        private record Theme(String theme, String sentiment) {}

        static Stored of(Labels labels) {
            return new Stored(
                    labels.kind().wireName(),
                    labels.sentiment().wireName(),
                    labels.criticality().wireName(),
                    themes(labels));
        }

        static List<Theme> themes(Labels labels) {
            return labels.themes().entrySet().stream()
                    .map(theme -> new Theme(theme.getKey(), theme.getValue().wireName()))
                    .toList();
        }

        Labels labels() {
            Map<String, Sentiment> given = new LinkedHashMap<>();
            themes.forEach(theme -> given.put(theme.theme, Sentiment.of(theme.sentiment)));
            return new Labels(Kind.of(kind), Sentiment.of(sentiment), Criticality.of(criticality), given);
        }
    }

    private record StoredReplaced(Stored labels, String basis, String modelVersion) {}

    /** @param vector the embedding of the story's text, null where it teaches nothing */
    static void insert(Connection connection, UUID organization, UUID story, Correction correction, float[] vector)
            throws SQLException {
        Labels labels = correction.labels();
        Correction.Replaced replaced = correction.replaced();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, organization);
            statement.setObject(2, story);
            statement.setInt(3, correction.revision());
            statement.setString(4, labels.kind().wireName());
            statement.setString(5, labels.sentiment().wireName());
            statement.setString(6, labels.criticality().wireName());
            statement.setString(7, CorrectionJson.write(Stored.themes(labels)));
            statement.setString(8, correction.reason());
            statement.setString(
                    9,
                    CorrectionJson.write(new StoredReplaced(
                            Stored.of(replaced.labels()), replaced.basis(), replaced.modelVersion())));
            statement.setBytes(10, vector == null ? null : Vectors.write(vector));
            statement.setString(11, correction.by());
            statement.setObject(12, correction.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Newest first. */
    static List<Correction> ofStory(Connection connection, UUID organization, UUID story, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_STORY)) {
            statement.setObject(1, organization);
            statement.setObject(2, story);
            statement.setInt(3, limit);
            List<Correction> corrections = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    StoredReplaced replaced = CorrectionJson.read(row.getString("replaced"), StoredReplaced.class);
                    corrections.add(new Correction(
                            row.getInt("story_revision"),
                            labels(row),
                            row.getString("reason"),
                            row.getString("corrected_by"),
                            row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                            new Correction.Replaced(replaced.labels.labels(), replaced.basis, replaced.modelVersion)));
                }
            }
            return corrections;
        }
    }

    /**
     * What the organization's people taught.
     *
     * @param until the number of the newest correction to look at
     * @param limit the newest so many
     */
    public static List<Lesson> lessons(Connection connection, UUID organization, long until, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LESSONS)) {
            statement.setObject(1, organization);
            statement.setLong(2, until);
            statement.setObject(3, organization);
            statement.setInt(4, limit);
            List<Lesson> lessons = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lessons.add(new Lesson(
                            row.getObject("story", UUID.class),
                            row.getString("text"),
                            labels(row),
                            Vectors.read(row.getBytes("vector"))));
                }
            }
            return lessons;
        }
    }

    /** The number of the newest correction, 0 where there is none. */
    public static long newest(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(max(number), 0) from correction where organization = ?")) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Labels labels(ResultSet row) throws SQLException {
        Stored.Theme[] themes = CorrectionJson.read(row.getString("theme_labels"), Stored.Theme[].class);
        return new Stored(
                        row.getString("kind"),
                        row.getString("sentiment"),
                        row.getString("criticality"),
                        List.of(themes))
                .labels();
    }
}
