package io.throughline.stories.practices;

/**
 * What a story tells that was done, asked for or went wrong.
 *
 * @param vector the text's embedding, of length 1
 */
public record Passage(String text, float[] vector) {

    /** Finds the passage around a sentence of a text. */
    @FunctionalInterface
    public interface Reader {
        Passage passage(String text, String sentence);
    }
}
