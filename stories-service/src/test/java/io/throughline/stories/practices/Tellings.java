package io.throughline.stories.practices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stories of one behaviour: told at a store on a day, of nobody, unless said otherwise. */
final class Tellings {

    static final Instant DAY_ONE = Instant.parse("2026-08-24T12:00:00Z");

    private Tellings() {}

    static Behaviour of(String store, int day, String employee) {
        return of(store, day, employee, new float[] {1, 0});
    }

    static Behaviour of(String store, int day, String employee, float[] vector) {
        UUID story = UUID.nameUUIDFromBytes((store + day + employee + vector[0]).getBytes());
        return new Behaviour(
                story,
                Origin.PRAISE,
                DAY_ONE.plus(Duration.ofDays(day)),
                store,
                employee,
                List.of("staff-help"),
                "They carried it to the car.",
                new Passage(vector, "test"));
    }
}
