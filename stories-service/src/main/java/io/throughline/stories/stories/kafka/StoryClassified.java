package io.throughline.stories.stories.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.runtime.events.Event;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Confidence;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.ThemeLabel;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.Voice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The data of {@code story-classified}, version 1: what {@code src/contract} promises. What is not known is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoryClassified(
        UUID organization,
        UUID id,
        int revision,
        int feedbackRevision,
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
        String modelVersion) {

    static final String TOPIC = "throughline.stories.v1";
    static final String TYPE = "io.throughline.story-classified.v1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The event that tells of a story's revision. */
    static Event event(Story story) {
        Feedback feedback = story.feedback();
        return new Event(
                feedback.organization(),
                TOPIC,
                feedback.organization() + "/" + feedback.store(),
                Event.id(feedback.id(), story.revision()),
                TYPE,
                story.classifiedAt(),
                of(story).toJson());
    }

    private static StoryClassified of(Story story) {
        Feedback feedback = story.feedback();
        Classification classification = story.classification();
        return new StoryClassified(
                feedback.organization(),
                feedback.id(),
                story.revision(),
                feedback.revision(),
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
                classification.language(),
                feedback.goal(),
                feedback.goalAchieved(),
                feedback.reasons(),
                feedback.flags().isEmpty() ? null : feedback.flags(),
                classification.kind(),
                classification.sentiment(),
                classification.criticality(),
                classification.themes(),
                classification.confidence(),
                classification.review(),
                classification.ratingDisagrees(),
                classification.basis(),
                classification.modelVersion());
    }

    private String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a story could not be written as JSON", impossible);
        }
    }
}
