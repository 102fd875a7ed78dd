package io.throughline.traffic.scenario;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What was planted, to hold against what is found.
 *
 * @param until the instant before which everything was collected
 * @param texts how many feedbacks have a comment
 * @param counts feedbacks by what they were made as
 * @param oneOffs feedback ids by key
 * @param others feedback ids by what they were made as, for what is to be found again one by one: misuse and what is critical
 */
public record Truth(
        String scenario,
        long seed,
        int size,
        Instant until,
        int texts,
        Map<String, Integer> counts,
        List<Practice> practices,
        Map<String, String> oneOffs,
        Map<String, List<String>> others) {

    /**
     * A practice that was planted.
     *
     * @param title for people
     * @param spread star, local, partial, widespread or unclear
     * @param stores codes of the stores that tell of it
     * @param employees how many different employees the stories are attributed to
     * @param feedback ids of its stories
     */
    public record Practice(
            String key,
            String title,
            String spread,
            List<String> stores,
            int employees,
            int stories,
            List<String> feedback) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        JSON.writeValue(written.toFile(), this);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Until when a scenario is to be made so that a second run sends the same again, also on another day: as the file says, if it is the
     * same scenario's, else until the last midnight, UTC.
     */
    public static Instant until(Path file, String scenario, long seed, int size) throws IOException {
        if (Files.exists(file)) {
            Truth before = read(file);
            if (before.scenario().equals(scenario) && before.seed() == seed && before.size() == size) {
                return before.until();
            }
        }
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    /** @throws IOException when there is no such file, or it is not a truth */
    public static Truth read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Truth.class);
    }
}
