package io.throughline.feedback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.Contract;
import io.throughline.feedback.intake.FeedbackErased.Reason;
import io.throughline.runtime.events.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackErasedContractTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final UUID ID = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    private final Contract contract = new Contract("feedback-erased");

    @Test
    void anErasureIsPublishedAsTheExampleShows() throws IOException {
        Event event = FeedbackErased.event(ORGANIZATION, ID, 2, "S012", TIME, Reason.REQUEST);
        contract.assertIsExample("erased.json", event.data());
        assertThat(event)
                .isEqualTo(new Event(
                        ORGANIZATION,
                        "throughline.feedback.v1",
                        ORGANIZATION + "/S012",
                        ID + ":2",
                        "io.throughline.feedback-erased.v1",
                        TIME,
                        event.data()));
    }

    @Test
    void thatItHadBeenKeptForLongEnoughIsPublishedAsTheExampleShows() throws IOException {
        contract.assertIsExample(
                "retention.json",
                FeedbackErased.event(ORGANIZATION, ID, 2, "S012", TIME, Reason.RETENTION)
                        .data());
    }

    @Test
    void theLedgerKeepsTheReason() {
        for (Reason reason : Reason.values()) {
            assertThat(Reason.of(reason.written())).isEqualTo(reason);
        }
    }

    @Test
    void theSchemaRefusesAnErasureWithoutItsStore() throws IOException {
        String data = FeedbackErased.event(ORGANIZATION, ID, 2, "S012", TIME, Reason.REQUEST)
                .data();
        assertThat(contract.faults(data.replace("store", "stores"))).isNotEmpty();
    }
}
