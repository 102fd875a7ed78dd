package io.throughline.stories.classification;

import io.throughline.stories.classification.encoding.Encoder;
import io.throughline.stories.classification.text.Normalizer;
import io.throughline.stories.classification.text.Sentences;
import java.util.function.Function;

/**
 * Embeddings of what texts tell that was done, asked for or went wrong: of the sentence that tells it and those around it, for few tell it all in
 * one. The encoder is another than the classifier's: it was taught by {@code stories-service/teach-encoder} to overlook goods, departments and moods.
 * Safe for use by many threads.
 */
public final class PassageEncoder implements AutoCloseable {

    private static final String TAUGHT = "/practices/encoder.change";

    /** Characters that the sentence and those around it may have together. */
    private static final int MOST = 400;

    private final Function<String, float[]> encoder;
    private final String version;
    private final Runnable close;

    private PassageEncoder(Function<String, float[]> encoder, String version, Runnable close) {
        this.encoder = encoder;
        this.version = version;
        this.close = close;
    }

    /** @throws IllegalStateException when it cannot be loaded */
    public static PassageEncoder load() {
        return of(Encoder.taught(TAUGHT));
    }

    /** As it was before it was taught: to compare with. */
    public static PassageEncoder untaught() {
        return of(Encoder.load());
    }

    private static PassageEncoder of(Encoder encoder) {
        return new PassageEncoder(encoder::embed, encoder.version(), encoder::close);
    }

    /** Over an encoder that stays the caller's. */
    public static PassageEncoder of(Function<String, float[]> encoder, String version) {
        return new PassageEncoder(encoder, version, () -> {});
    }

    /** Vectors can be compared where this is the same. */
    public String version() {
        return version;
    }

    /**
     * The embedding of a passage, of length 1.
     *
     * @param sentence one of the text's, as its explanation names it
     */
    public float[] vector(String text, String sentence) {
        return encoder.apply(passage(text, sentence));
    }

    static String passage(String text, String sentence) {
        return Sentences.around(Sentences.of(Normalizer.normalize(text)), sentence, MOST);
    }

    @Override
    public void close() {
        close.run();
    }
}
