package io.throughline.stories.classification;

import io.throughline.stories.classification.training.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;

/** The taxonomy that all organizations share, {@code taxonomy.yaml}. */
public final class Taxonomies {

    private static final Map<String, String> THEMES = read();

    private Taxonomies() {}

    /** The themes' definitions by their keys, in the order of the file. */
    public static Map<String, String> themes() {
        return THEMES;
    }

    private static Map<String, String> read() {
        try {
            return Collections.unmodifiableMap(Taxonomy.load().themes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
