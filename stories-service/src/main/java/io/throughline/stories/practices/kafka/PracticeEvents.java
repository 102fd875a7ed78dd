package io.throughline.stories.practices.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.runtime.events.Event;
import io.throughline.stories.practices.PracticeState;
import io.throughline.stories.practices.sql.PracticeTelling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The events of {@code practice}, version 1: what {@code src/contract} promises. What is not known is absent. */
public final class PracticeEvents implements PracticeTelling {

    static final String TOPIC = "throughline.practices.v1";
    static final String TYPE = "io.throughline.practice.v1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public Event told(PracticeState practice) {
        return event(
                practice.organization(), practice.id(), Event.id(practice.id(), practice.revision()), json(practice));
    }

    @Override
    public Event gone(UUID organization, UUID practice, int revision) {
        return event(organization, practice, Event.id(practice, revision), null);
    }

    private static Event event(UUID organization, UUID practice, String id, String data) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Event(organization, TOPIC, organization + "/" + practice, id, TYPE, now, data);
    }

    static String json(PracticeState practice) {
        try {
            return JSON.writeValueAsString(practice);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a practice could not be written as JSON", impossible);
        }
    }
}
