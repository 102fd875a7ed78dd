package io.throughline.standards.standards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.runtime.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The data of {@code standard}, version 1: what {@code src/contract} promises. What is not known is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandardEvent(
        UUID organization, UUID id, int revision, UUID practice, List<Published> versions, List<Published> variants) {

    public static final String TOPIC = "throughline.standards.v1";
    /** Of the data: the topic takes records up to 1 MiB, and one that it does not take would hold up all that come after it. */
    public static final int MOST_BYTES = 900_000;

    static final String TYPE = "io.throughline.standard.v1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(
            int number,
            String variant,
            Integer corrects,
            Status status,
            String title,
            String purpose,
            List<String> steps,
            String customerGoal,
            String role,
            Scope scope,
            List<String> resources,
            List<String> auditQuestions,
            List<String> languages,
            Commitment commitment,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            UUID supersededBy,
            Instant publishedAt) {

        static Published of(Version version) {
            Content content = version.content();
            return new Published(
                    version.number(),
                    version.variant(),
                    version.corrects(),
                    version.status(),
                    content.title(),
                    content.purpose(),
                    content.steps(),
                    content.customerGoal(),
                    content.role(),
                    content.scope(),
                    content.resources(),
                    content.auditQuestions(),
                    content.languages(),
                    content.commitment(),
                    version.effectiveFrom(),
                    version.effectiveTo(),
                    version.supersededBy(),
                    version.publishedAt());
        }
    }

    /** The event that tells of a standard's revision; the same whenever it is made. */
    public static Event of(Standard standard) {
        StandardEvent data = new StandardEvent(
                standard.organization(),
                standard.id(),
                standard.revision(),
                standard.practice(),
                standard.core().stream().map(Published::of).toList(),
                standard.published().stream()
                        .filter(version -> !version.isCore())
                        .map(Published::of)
                        .toList());
        return new Event(
                standard.organization(),
                TOPIC,
                standard.organization() + "/" + standard.id(),
                Event.id(standard.id(), standard.revision()),
                TYPE,
                standard.changedAt(),
                data.toJson());
    }

    public static int bytes(Standard standard) {
        return of(standard).data().getBytes(StandardCharsets.UTF_8).length;
    }

    private String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a standard could not be written as JSON", impossible);
        }
    }
}
