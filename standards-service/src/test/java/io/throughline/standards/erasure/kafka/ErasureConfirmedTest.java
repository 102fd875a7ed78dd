package io.throughline.standards.erasure.kafka;

import static io.throughline.standards.Contract.ERASURE_CONFIRMED;
import static io.throughline.standards.Contract.assertSameJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.events.Event;
import io.throughline.standards.erasure.Erasure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureConfirmedTest {

    @Test
    void anErasureIsConfirmedAsTheContractShows() {
        Erasure erasure = new Erasure(
                UUID.fromString("0192f0c0-0000-7000-8000-000000000001"),
                UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                2,
                Instant.parse("2026-11-22T08:00:00Z"),
                true);
        Event event = ErasureConfirmed.event(erasure, Instant.parse("2026-11-22T08:00:01Z"));
        ERASURE_CONFIRMED.assertValid(event.data());
        assertSameJson(event.data(), ERASURE_CONFIRMED.example("confirmed"));
        assertThat(event.topic()).isEqualTo("throughline.erasures.v1");
        assertThat(event.key()).isEqualTo("0192f0c0-0000-7000-8000-000000000001/0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
        assertThat(event.id()).isEqualTo("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60:2");
    }
}
