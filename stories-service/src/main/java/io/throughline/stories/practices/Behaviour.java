package io.throughline.stories.practices;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What was done for a customer, asked for or went wrong, as one story tells it.
 *
 * @param story the story's id
 * @param correctedAt when it was told, by a right clock
 * @param employee who did it, as a pseudonym or by the organization's reference; null where the story names nobody, the organization wants no names, or
 *     it is no praise
 * @param sentence the sentence that tells it
 * @param passage that sentence with those around it, as the encoder sees them
 */
public record Behaviour(
        UUID story,
        Origin origin,
        Instant correctedAt,
        String store,
        String employee,
        List<String> themes,
        String sentence,
        Passage passage) {

    /** The order in which they were told: what is decided by it is decided alike whatever the order they came in. */
    public static final Comparator<Behaviour> AS_TOLD =
            Comparator.comparing(Behaviour::correctedAt).thenComparing(Behaviour::story);

    /**
     * The same, of whom it names: a complaint is attributed to nobody, and neither is a wish.
     *
     * @param named null where nobody is known
     */
    public Behaviour by(String named) {
        return new Behaviour(
                story, origin, correctedAt, store, origin == Origin.PRAISE ? named : null, themes, sentence, passage);
    }

    float[] vector() {
        return passage.vector();
    }
}
