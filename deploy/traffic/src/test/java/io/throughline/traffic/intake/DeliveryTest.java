package io.throughline.traffic.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest implements Listener {

    private final Stop stop = new Stop();
    private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private Service service;

    @BeforeEach
    void start() throws IOException {
        service = new Service();
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void everyItemGetsItsOwnAnswer() throws InterruptedException {
        service.thenResults(
                "accepted",
                "{\"status\":\"refused\",\"problem\":{\"code\":\"invalid\",\"faults\":[{\"pointer\":\"/rating\",\"detail\":\"too high\"}]}}",
                "held");

        deliver(3, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 accepted", "2 refused invalid: /rating too high", "3 held");
        assertThat(stop.isGiven()).isFalse();
    }

    @Test
    void anUnavailableServiceIsAskedAgainAfterTheTimeItAskedFor() throws InterruptedException {
        service.then(503, Map.of("Retry-After", "1"), "{\"code\":\"unavailable\"}");

        deliver(2, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 accepted", "2 accepted");
        assertThat(waits).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aBrokenConnectionIsTriedAgain() throws InterruptedException {
        service.thenHangUp().then(429, Map.of(), "busy").then(502, Map.of(), "<html>");

        deliver(1, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 accepted");
        assertThat(waits).hasSize(3);
    }

    @Test
    void onlyItemsThatWereNotKeptAreSentAgain() throws InterruptedException {
        service.thenResults("accepted", "retry", "accepted");

        deliver(3, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 accepted", "3 accepted", "2 accepted");
        assertThat(service.requests()).extracting(List::size).containsExactly(3, 1);
    }

    @Test
    void anItemWithoutAnAnswerIsSentAgain() throws InterruptedException {
        service.thenResults("accepted");

        deliver(2, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 accepted", "2 accepted");
    }

    @Test
    void patienceEnds() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            service.then(503, Map.of(), "{\"code\":\"unavailable\"}");
        }

        deliver(1, Duration.ofMillis(600));

        assertThat(settled).isEmpty();
        assertThat(stop.reason()).contains("gave up").contains("503 unavailable");
        assertThat(service.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void itemsThatAreNeverKeptSayWhyWhenPatienceEnds() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            service.thenResults("{\"status\":\"retry\",\"problem\":{\"code\":\"unavailable\"}}");
        }

        deliver(1, Duration.ofMillis(300));

        assertThat(settled).isEmpty();
        assertThat(stop.reason()).contains("1 items not kept yet (unavailable)");
    }

    @Test
    void aRetryAfterBeyondAllPatienceIsNotWaitedFor() throws InterruptedException {
        service.then(429, Map.of("Retry-After", "3600"), "");

        deliver(1, Duration.ofSeconds(5));

        assertThat(stop.reason()).contains("Retry-After 3600 s");
        assertThat(waits).isEmpty();
    }

    @Test
    void progressRenewsPatience() throws InterruptedException {
        // Two waits that together outlast the patience, with an item kept between them.
        service.then(503, Map.of("Retry-After", "1"), "")
                .thenResults("accepted", "retry")
                .then(503, Map.of("Retry-After", "1"), "");

        deliver(2, Duration.ofMillis(1_900));

        assertThat(settled).containsExactly("1 accepted", "2 accepted");
    }

    @Test
    void aRefusedKeyStopsEverythingAtOnce() throws InterruptedException {
        service.then(401, Map.of(), "{\"code\":\"unknown-key\"}");

        deliver(2, Duration.ofSeconds(5));

        assertThat(stop.reason()).isEqualTo("the API key is refused (401 unknown-key)");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aPageThatIsNotTheIntakeStopsEverything() throws InterruptedException {
        service.then(404, Map.of(), "<html>").thenResults();

        deliver(1, Duration.ofSeconds(5));

        assertThat(stop.reason()).contains("/v1/feedback/batch answers 404");
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsHalvedDownToTheBadItem() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            service.then(items -> items.stream().anyMatch(item -> item.path("n").asInt() == 3)
                    ? new Service.Reply(413, Map.of(), "{\"code\":\"too-large\",\"detail\":\"over 64 KiB\"}")
                    : Service.results(items.stream().map(item -> "accepted").toList()));
        }

        deliver(4, Duration.ofSeconds(5));

        assertThat(settled)
                .containsExactly("1 accepted", "2 accepted", "3 refused too-large: over 64 KiB", "4 accepted");
    }

    @Test
    void anUnknownStatusIsNotTakenForSuccess() throws InterruptedException {
        service.thenResults("improbable");

        deliver(1, Duration.ofSeconds(5));

        assertThat(settled).containsExactly("1 refused unknown-status: status 'improbable'");
    }

    private void deliver(int items, Duration patience) throws InterruptedException {
        IntakeClient client = IntakeClient.ofNow(service.url(), "tl_1_secret", Clock.systemUTC());
        List<Item> batch = LongStream.rangeClosed(1, items)
                .mapToObj(n -> new Item(n, 1, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)))
                .toList();
        new Delivery(client, patience, Clock.systemUTC(), stop, this).deliver(batch);
    }

    @Override
    public void settled(Item item, Result result) {
        settled.add(item.line() + " " + result.status().word()
                + (result.problem() == null
                        ? ""
                        : " " + result.problem().code() + ": "
                                + result.problem().reason()));
    }

    @Override
    public void waiting(String why, Duration time) {
        waits.add(time);
    }
}
