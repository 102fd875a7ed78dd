package io.throughline.stories.practices;

/**
 * What a story tells that was done, asked for or went wrong: where it lies beside what others tell.
 *
 * @param vector its embedding, of length 1
 * @param encoder the version of what made it; only vectors of the same can be compared
 */
public record Passage(float[] vector, String encoder) {

    /** Finds what a text tells. */
    public interface Reader {

        /** @param sentence one of the text's that tells it */
        Passage read(String text, String sentence);

        /** The version of the encoder that makes the vectors. */
        String encoder();
    }
}
