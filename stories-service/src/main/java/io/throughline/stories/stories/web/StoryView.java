package io.throughline.stories.stories.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Confidence;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Explanation;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.corrections.web.CorrectionView;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.Voice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A story as it is answered. What is not known is absent; in a list, the explanation and what people said of it are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoryView(
        UUID id,
        int revision,
        String store,
        String touchpoint,
        Channel channel,
        Voice voice,
        Instant collectedAt,
        Instant correctedAt,
        Instant receivedAt,
        Instant classifiedAt,
        GivenRating rating,
        String text,
        String language,
        String goal,
        Boolean goalAchieved,
        List<String> reasons,
        List<String> flags,
        Kind kind,
        Sentiment sentiment,
        Criticality criticality,
        List<ThemeLabel> themes,
        Confidence confidence,
        boolean review,
        boolean ratingDisagrees,
        Basis basis,
        String modelVersion,
        Explanation explanation,
        CorrectionView correction) {

    /** Without what people said of it. */
    public static StoryView of(Story story) {
        return of(story, null);
    }

    static StoryView of(Story story, CorrectionView correction) {
        Feedback feedback = story.feedback();
        Classification labels = story.classification();
        return new StoryView(
                feedback.id(),
                story.revision(),
                feedback.store(),
                feedback.touchpoint(),
                feedback.channel(),
                feedback.voice(),
                feedback.collectedAt(),
                feedback.correctedAt(),
                feedback.receivedAt(),
                story.classifiedAt(),
                feedback.rating(),
                feedback.comment(),
                labels.language(),
                feedback.goal(),
                feedback.goalAchieved(),
                feedback.reasons(),
                feedback.flags().isEmpty() ? null : feedback.flags(),
                labels.kind(),
                labels.sentiment(),
                labels.criticality(),
                labels.themes(),
                labels.confidence(),
                labels.review(),
                labels.ratingDisagrees(),
                labels.basis(),
                labels.modelVersion(),
                labels.explanation(),
                correction);
    }
}
