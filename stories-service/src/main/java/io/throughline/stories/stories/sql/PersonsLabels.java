package io.throughline.stories.stories.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.Story;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels that a person gave a story, as its row has them. */
final class PersonsLabels {

    private static final TypeReference<List<ThemeLabel>> THEMES = new TypeReference<>() {};

    private PersonsLabels() {}

    static Labels read(ResultSet row) throws SQLException {
        Map<String, Sentiment> themes = new LinkedHashMap<>();
        StoryJson.read(row.getString("theme_labels"), THEMES)
                .forEach(theme -> themes.put(theme.theme(), theme.sentiment()));
        return new Labels(
                Kind.of(row.getString("kind")),
                Sentiment.of(row.getString("sentiment")),
                Criticality.of(row.getString("criticality")),
                themes);
    }

    /** The story as it is kept, without its explanation. */
    static Story kept(Connection connection, Feedback.Key key) throws SQLException {
        return StoryReader.select(
                        connection,
                        new Conditions(key.organization(), Optional.empty()).and("id = ?", key.id()),
                        "id",
                        1)
                .get(0);
    }
}
