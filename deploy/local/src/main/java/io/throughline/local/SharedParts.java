package io.throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** One set of parts for a test JVM, in a temporary directory that goes with it. */
final class SharedParts {

    private static Parts parts;

    private SharedParts() {}

    static synchronized Parts get() {
        if (parts == null) {
            Path directory = temporaryDirectory();
            parts = Parts.start(directory, Parts.Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(directory), "throw-away-parts"));
        }
        return parts;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("throughline-parts-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void throwAway(Path directory) {
        parts.kill();
        try {
            PathUtils.deleteDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
