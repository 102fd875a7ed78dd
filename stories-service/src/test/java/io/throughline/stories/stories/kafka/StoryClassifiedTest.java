package io.throughline.stories.stories.kafka;

import static io.throughline.stories.Contract.FEEDBACK_ACCEPTED;
import static io.throughline.stories.Contract.STORY_CLASSIFIED;
import static io.throughline.stories.Contract.assertSameJson;
import static io.throughline.stories.stories.kafka.Records.feedbackAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.events.Event;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Confidence;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Explanation;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.Story;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryClassifiedTest {

    private static final String MODEL = "3f0c52d1a9b7";

    @Test
    void storyWithAllThereIsMatchesItsExample() throws Exception {
        Classification labels = classification(
                Kind.EXCEPTIONAL,
                List.of(
                        new ThemeLabel("staff-help", Sentiment.POSITIVE, 0.91),
                        new ThemeLabel("checkout", Sentiment.POSITIVE, 0.62)),
                new Confidence(0.83, 0.97, 0.95),
                false,
                Basis.TEXT,
                "en");
        matches("full", new Story(2, feedback("full"), labels, Instant.parse("2026-11-21T09:15:31.400Z")));
    }

    @Test
    void storyOfARatingMatchesItsExample() throws Exception {
        Classification labels =
                classification(Kind.PRAISE, List.of(), new Confidence(1, 1, 1), false, Basis.RATING, null);
        matches(
                "rating-only",
                new Story(1, feedback("rating-only"), labels, Instant.parse("2026-11-21T09:20:31.300Z")));
    }

    @Test
    void storyOfAnEmployeeMatchesItsExample() throws Exception {
        Classification labels = classification(
                Kind.EXCEPTIONAL,
                List.of(new ThemeLabel("accessibility", Sentiment.POSITIVE, 0.58)),
                new Confidence(0.44, 0.93, 0.97),
                true,
                Basis.TEXT,
                "en");
        matches(
                "employee-story",
                new Story(1, feedback("employee-story"), labels, Instant.parse("2026-11-21T16:02:01.180Z")));
    }

    @Test
    void storyThatAPersonLabelledMatchesItsExample() throws Exception {
        Classification seen = new Classification(
                Kind.EXCEPTIONAL,
                Sentiment.POSITIVE,
                Criticality.NONE,
                List.of(new ThemeLabel("staff-help", Sentiment.POSITIVE, 0.91)),
                new Confidence(0.83, 0.97, 0.95),
                true,
                false,
                Basis.TEXT,
                "en",
                new Explanation(null, List.of(), List.of(), 0.83, Map.of(), Map.of(), List.of(), MODEL),
                MODEL);
        Map<String, Sentiment> themes = new LinkedHashMap<>();
        themes.put("product-quality", Sentiment.NEGATIVE);
        themes.put("own:kettles", Sentiment.POSITIVE);
        Labels given = new Labels(Kind.PRAISE, Sentiment.POSITIVE, Criticality.NONE, themes);
        matches(
                "corrected",
                new Story(3, feedback("full"), seen.labelled(given), Instant.parse("2026-11-21T09:40:00Z")));
    }

    @Test
    void eventIsNamedByStoryAndRevisionAndKeyedByStore() throws Exception {
        Classification labels =
                classification(Kind.PRAISE, List.of(), new Confidence(1, 1, 1), false, Basis.RATING, null);
        Instant now = Instant.parse("2026-11-21T09:20:31.300Z");
        Event event = StoryClassified.event(new Story(7, feedback("rating-only"), labels, now));
        assertThat(event.id()).isEqualTo("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f61:7");
        assertThat(event.key()).isEqualTo("0192f0c0-0000-7000-8000-000000000001/S012");
        assertThat(event.topic()).isEqualTo("throughline.stories.v1");
        assertThat(event.type()).isEqualTo("io.throughline.story-classified.v1");
        assertThat(event.time()).isEqualTo(now);
    }

    private static void matches(String example, Story story) {
        String data = StoryClassified.event(story).data();
        STORY_CLASSIFIED.assertValid(data);
        assertSameJson(data, STORY_CLASSIFIED.example(example));
    }

    private static Feedback feedback(String example) throws Exception {
        return (Feedback) new FeedbackDecoder()
                .decode(feedbackAccepted(FEEDBACK_ACCEPTED.example(example)))
                .orElseThrow();
    }

    private static Classification classification(
            Kind kind, List<ThemeLabel> themes, Confidence confidence, boolean review, Basis basis, String language) {
        return new Classification(
                kind,
                Sentiment.POSITIVE,
                Criticality.NONE,
                themes,
                confidence,
                review,
                false,
                basis,
                language,
                null,
                MODEL);
    }
}
