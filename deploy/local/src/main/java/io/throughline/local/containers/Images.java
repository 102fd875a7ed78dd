package io.throughline.local.containers;

import java.util.Optional;

/**
 * The images of which parts run as containers; a part without one runs as a process of ours.
 *
 * @param postgres takes what the official {@code postgres} image takes
 * @param kafka takes what {@code apache/kafka} takes
 */
public record Images(Optional<String> postgres, Optional<String> kafka) {

    public static final Images NONE = new Images(Optional.empty(), Optional.empty());

    /** As the build's profile {@code containers} sets them, for tests only. */
    public static Images ofTests() {
        return new Images(ofTests("postgres"), ofTests("kafka"));
    }

    private static Optional<String> ofTests(String part) {
        return Optional.ofNullable(System.getProperty("throughline.containers." + part));
    }
}
