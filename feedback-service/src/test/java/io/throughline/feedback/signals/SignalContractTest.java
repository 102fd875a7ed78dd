package io.throughline.feedback.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.Contract;
import io.throughline.runtime.events.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignalContractTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final Instant OBSERVED = Instant.parse("2026-11-21T09:15:30Z");

    private final Contract contract = new Contract("signal");

    @Test
    void aSignalThatCountsIsPublishedAsTheExampleShows() throws IOException {
        UUID id = UUID.fromString("0192f0c2-0000-7000-8000-000000000001");
        Event event = SignalEvent.of(new Signal(
                ORGANIZATION,
                ORGANIZATION,
                id,
                UUID.randomUUID(),
                "S012",
                "checkout",
                SignalKind.QUEUE_LENGTH,
                BigDecimal.valueOf(7),
                null,
                "cam-2",
                OBSERVED,
                OBSERVED.plusSeconds(1),
                OBSERVED,
                new byte[0]));
        contract.assertIsExample("queue-length.json", event.data());
        assertThat(event)
                .isEqualTo(new Event(
                        ORGANIZATION,
                        "throughline.signals.v1",
                        ORGANIZATION + "/S012",
                        id + ":1",
                        "io.throughline.signal.v1",
                        OBSERVED.plusSeconds(1),
                        event.data()));
    }

    @Test
    void whatASignalHasNotIsLeftOut() throws IOException {
        Event event = SignalEvent.of(new Signal(
                ORGANIZATION,
                ORGANIZATION,
                UUID.fromString("0192f0c2-0000-7000-8000-000000000002"),
                UUID.randomUUID(),
                "S012",
                null,
                SignalKind.REGISTER_OPENED,
                null,
                "till-3",
                null,
                OBSERVED,
                OBSERVED.plusSeconds(301),
                OBSERVED.plusSeconds(300),
                new byte[0]));
        contract.assertIsExample("register-opened.json", event.data());
    }

    @Test
    void theSchemaTellsAQueueWithoutItsLengthFromOneWithIt() throws IOException {
        String queue = Files.readString(Path.of("src/contract/signal/v1/examples/queue-length.json"));
        assertThat(contract.faults(queue)).isEmpty();
        assertThat(contract.faults(queue.replace("\"value\": 7,", ""))).isNotEmpty();
        assertThat(contract.faults(queue.replace("queue-length", "register-opened")))
                .isNotEmpty();
    }
}
