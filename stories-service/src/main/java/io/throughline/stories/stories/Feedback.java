package io.throughline.stories.stories;

import io.throughline.stories.classification.Rating;
import io.throughline.stories.classification.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A feedback as far as its story needs it. What the customer did not say is null.
 *
 * @param revision only a higher one changes the story
 * @param collectedAt by the device's clock
 * @param correctedAt the same by a right clock: the time to count by
 * @param comment the customer's words, masked
 * @param language as the device said, BCP 47
 * @param voice only employees' feedback has one
 * @param employee who served, as a pseudonym or, where the organization names its employees, by its reference; kept only with what they did for the customer, null when read back
 * @param flags why it is left out of practices and figures, if it is: misuse that feedback-service or a person there found
 */
public record Feedback(
        UUID organization,
        UUID id,
        int revision,
        String store,
        String touchpoint,
        Channel channel,
        Voice voice,
        Instant collectedAt,
        Instant correctedAt,
        Instant receivedAt,
        GivenRating rating,
        String comment,
        String language,
        String goal,
        Boolean goalAchieved,
        List<String> reasons,
        String employee,
        List<String> flags)
        implements Incoming {

    /** What names a feedback, and so its story, on the whole platform. */
    public record Key(UUID organization, UUID id) {}

    @Override
    public Key key() {
        return new Key(organization, id);
    }

    public Subject subject() {
        return new Subject(comment, rating == null ? null : new Rating(rating.metric(), rating.normalized()), language);
    }
}
