package io.throughline.stories.practices;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What somebody did for a customer, as one story tells it.
 *
 * @param story the story's id
 * @param correctedAt when it was told, by a right clock
 * @param employee who did it, as a pseudonym or by the organization's reference; null where the story names nobody or the organization wants no names
 * @param sentence the sentence that tells it
 * @param vector the embedding of that sentence and those around it, of length 1
 */
public record Behaviour(
        UUID story,
        Instant correctedAt,
        String store,
        String employee,
        List<String> themes,
        String sentence,
        float[] vector) {

    /** The order in which they were told: what is decided by it is decided alike whatever the order they came in. */
    public static final Comparator<Behaviour> AS_TOLD =
            Comparator.comparing(Behaviour::correctedAt).thenComparing(Behaviour::story);
}
