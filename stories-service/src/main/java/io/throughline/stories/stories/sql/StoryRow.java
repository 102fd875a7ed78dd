package io.throughline.stories.stories.sql;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of the table {@code story} but for its revision, named as its columns are. */
@JsonNaming(SnakeCaseStrategy.class)
record StoryRow(
        UUID organization,
        UUID id,
        int feedbackRevision,
        String store,
        String touchpoint,
        String channel,
        String voice,
        Instant collectedAt,
        Instant correctedAt,
        Instant receivedAt,
        String ratingMetric,
        BigDecimal ratingValue,
        BigDecimal ratingMin,
        BigDecimal ratingMax,
        Double ratingNormalized,
        String text,
        String declaredLanguage,
        String goal,
        Boolean goalAchieved,
        List<String> reasons,
        List<String> flags,
        String kind,
        String sentiment,
        String criticality,
        List<String> themes,
        List<ThemeLabel> themeLabels,
        double kindConfidence,
        double sentimentConfidence,
        double criticalityConfidence,
        boolean review,
        boolean ratingDisagrees,
        String basis,
        String language,
        Object explanation,
        String modelVersion,
        Instant classifiedAt) {

    static StoryRow of(Story story) {
        Feedback feedback = story.feedback();
        GivenRating rating = feedback.rating();
        Classification labels = story.classification();
        return new StoryRow(
                feedback.organization(),
                feedback.id(),
                feedback.revision(),
                feedback.store(),
                feedback.touchpoint(),
                feedback.channel().wireName(),
                feedback.voice() == null ? null : feedback.voice().wireName(),
                feedback.collectedAt(),
                feedback.correctedAt(),
                feedback.receivedAt(),
                rating == null ? null : rating.metric(),
                rating == null ? null : rating.value(),
                rating == null ? null : rating.min(),
                rating == null ? null : rating.max(),
                rating == null ? null : rating.normalized(),
                feedback.comment(),
                feedback.language(),
                feedback.goal(),
                feedback.goalAchieved(),
                feedback.reasons(),
                feedback.flags(),
                labels.kind().wireName(),
                labels.sentiment().wireName(),
                labels.criticality().wireName(),
                labels.themes().stream().map(ThemeLabel::theme).toList(),
                labels.themes(),
                labels.confidence().kind(),
                labels.confidence().sentiment(),
                labels.confidence().criticality(),
                labels.review(),
                labels.ratingDisagrees(),
                labels.basis().wireName(),
                labels.language(),
                labels.explanation(),
                labels.modelVersion(),
                story.classifiedAt());
    }
}
