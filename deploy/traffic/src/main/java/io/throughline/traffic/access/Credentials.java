package io.throughline.traffic.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** What the run command keeps for its neighbours: {@code name=value} lines in {@code .throughline/credentials}. */
public final class Credentials {

    private final Properties kept;

    private Credentials(Properties kept) {
        this.kept = kept;
    }

    /** @param file may be missing: then nothing is kept */
    public static Credentials read(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                kept.load(reader);
            }
        }
        return new Credentials(kept);
    }

    public Optional<String> apiKey() {
        return Optional.ofNullable(kept.getProperty("api-key"));
    }

    public Optional<String> feedbackUrl() {
        return Optional.ofNullable(kept.getProperty("feedback-url"));
    }
}
