package io.throughline.stories.practices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A practice as it is told to others.
 *
 * @param revision rises whenever it changes, by any number; also above what a database told that was lost since
 * @param mergedInto the practice that has its stories now; with it, nothing is known but the identity
 * @param title as a person wrote it, else the sentence of the story that tells it best
 * @param titleFrom that story
 * @param excerpts stories that tell it best, best first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PracticeState(
        UUID organization,
        UUID id,
        int revision,
        Origin origin,
        UUID mergedInto,
        String title,
        Boolean titleProposed,
        UUID titleFrom,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt,
        List<Excerpt> excerpts) {

    /** Excerpts of a practice at the most. */
    public static final int MOST_EXCERPTS = 20;

    /** Characters of a title. */
    public static final int LONGEST_TITLE = 200;

    private static final int LONGEST_TEXT = 1000;

    /**
     * @param sentence that tells what was done
     * @param text the customer's words
     */
    public record Excerpt(
            UUID story, String store, String touchpoint, Instant correctedAt, String sentence, String text) {

        public Excerpt {
            sentence = cut(sentence, LONGEST_TEXT);
            text = cut(text, LONGEST_TEXT);
        }
    }

    /**
     * What is known of it but its excerpts.
     *
     * @param title that a person wrote, null where none did
     */
    public record Known(
            UUID id,
            int revision,
            Origin origin,
            String title,
            List<String> terms,
            List<String> themes,
            Spread spread,
            Instant firstAt,
            Instant lastAt) {}

    /** @param excerpts may be empty for a moment: when all that told it best were erased just now */
    public static PracticeState of(UUID organization, Known known, List<Excerpt> excerpts) {
        Excerpt best = known.title() != null || excerpts.isEmpty() ? null : excerpts.get(0);
        return new PracticeState(
                organization,
                known.id(),
                known.revision(),
                known.origin(),
                null,
                known.title() != null ? known.title() : best == null ? "(erased)" : cut(best.sentence(), LONGEST_TITLE),
                known.title() == null,
                best == null ? null : best.story(),
                known.terms(),
                known.themes(),
                known.spread(),
                known.firstAt(),
                known.lastAt(),
                excerpts);
    }

    public static PracticeState merged(UUID organization, UUID id, int revision, Origin origin, UUID into) {
        return new PracticeState(
                organization, id, revision, origin, into, null, null, null, null, null, null, null, null, null);
    }

    /** Not through the middle of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
