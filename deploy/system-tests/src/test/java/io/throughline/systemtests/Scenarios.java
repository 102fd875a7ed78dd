package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Status;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.outcome.Chain;
import io.throughline.traffic.outcome.Outcome;
import io.throughline.traffic.scenario.Scenario;
import io.throughline.traffic.scenario.sending.ScenarioSender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The small scenario, sent as the demo sends the large one. */
final class Scenarios {

    static final Scenario SMALL =
            Scenario.named("small", 1, Scenario.usualSize("small"), Instant.parse("2026-11-20T00:00:00Z"));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Undisturbed undisturbed;

    private Scenarios() {}

    /** An organization that the scenario was sent of, and what came of it. */
    record Undisturbed(Retailer retailer, Outcome outcome) {}

    /** One for all tests that only need to know what comes of it, or change little. */
    static synchronized Undisturbed undisturbed() throws IOException {
        if (undisturbed == null) {
            Retailer retailer = Retailer.on(Platform.running());
            send(retailer);
            undisturbed = new Undisturbed(retailer, outcome(retailer));
        }
        return undisturbed;
    }

    static void send(Retailer retailer) {
        send(retailer, new AtomicInteger());
    }

    /** @param settled counts the feedbacks that are answered for */
    static void send(Retailer retailer, AtomicInteger settled) {
        Stop stop = new Stop();
        ScenarioSender sender = new ScenarioSender(Platform.running().feedback().uri(""), retailer.admin(), PATIENCE);
        try {
            sender.send(SMALL, stop, new Listener() {
                @Override
                public void settled(Item item, Result result) {
                    assertThat(result.status()).isIn(Status.ACCEPTED, Status.DUPLICATE);
                    settled.incrementAndGet();
                }

                @Override
                public void waiting(String why, Duration time) {
                    // it is sent again
                }
            });
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        assertThat(stop.reason()).isNull();
        assertThat(settled).hasValue(SMALL.feedback().size());
    }

    /** The same came out, whenever it was found; and the inbox has of each practice what was told of it last. */
    static void assertSame(Outcome actual, Outcome expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*revision")
                .isEqualTo(expected);
        assertThat(actual.candidates())
                .extracting(Outcome.Candidate::id, Outcome.Candidate::revision)
                .containsExactlyElementsOf(actual.practices().stream()
                        .map(practice -> tuple(practice.id(), practice.revision()))
                        .toList());
    }

    /** Waits until all of it is through the chain, and reads what came out. */
    static Outcome outcome(Retailer retailer) {
        return outcome(retailer, SMALL.feedback().size());
    }

    static Outcome outcome(Retailer retailer, long stories) {
        return outcome(retailer.chain(), stories);
    }

    static Outcome outcome(Chain chain, long stories) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> chain.stories() == stories && chain.settled() ? chain.read() : null,
                        outcome -> outcome != null);
    }
}
