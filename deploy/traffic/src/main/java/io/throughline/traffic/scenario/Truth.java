package io.throughline.traffic.scenario;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
        JSON.writeValue(file.toFile(), this);
    }

    /** @throws IOException when there is no such file, or it is not a truth */
    public static Truth read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Truth.class);
    }
}
