package io.throughline.feedback.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.events.Event;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The event that tells the other services of a feedback; its contract is in {@code src/contract/feedback-accepted/v1}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedbackAccepted(
        UUID organization,
        UUID id,
        long revision,
        String store,
        String touchpoint,
        Channel channel,
        String collectedAt,
        String correctedAt,
        String receivedAt,
        PublishedRating rating,
        String comment,
        String language,
        String goal,
        Boolean goalAchieved,
        List<String> reasons,
        Voice voice,
        String employee,
        Content.Questionnaire questionnaire,
        Map<String, String> attributes,
        Boolean past,
        Set<Flag> flags) {

    public static final String TOPIC = "throughline.feedback.v1";
    public static final String TYPE = "io.throughline.feedback-accepted.v1";

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerFor(FeedbackAccepted.class);

    record PublishedRating(Metric metric, BigDecimal value, BigDecimal min, BigDecimal max, BigDecimal normalized) {}

    public static Event event(Feedback feedback) {
        return new Event(
                feedback.organization(),
                TOPIC,
                key(feedback.organization(), feedback.store()),
                eventId(feedback.id(), feedback.revision()),
                TYPE,
                feedback.receivedAt(),
                json(feedback));
    }

    static String key(UUID organization, String store) {
        return organization + "/" + store;
    }

    /** The id of the event about a revision of a feedback. */
    public static String eventId(UUID feedback, int revision) {
        return Event.id(feedback, revision);
    }

    private static String json(Feedback feedback) {
        try {
            return JSON.writeValueAsString(of(feedback));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static FeedbackAccepted of(Feedback feedback) {
        Content content = feedback.content();
        return new FeedbackAccepted(
                feedback.organization(),
                feedback.id(),
                feedback.revision(),
                feedback.store(),
                feedback.touchpoint(),
                feedback.channel(),
                feedback.collectedAt().toString(),
                feedback.correctedAt().toString(),
                feedback.receivedAt().toString(),
                published(content.rating()),
                content.comment(),
                content.language(),
                content.goal(),
                content.goalAchieved(),
                content.reasons(),
                content.voice(),
                feedback.employee(),
                content.questionnaire(),
                content.attributes(),
                feedback.past() ? true : null,
                feedback.flags());
    }

    private static PublishedRating published(Rating rating) {
        return rating == null
                ? null
                : new PublishedRating(rating.metric(), rating.value(), rating.min(), rating.max(), rating.normalized());
    }
}
