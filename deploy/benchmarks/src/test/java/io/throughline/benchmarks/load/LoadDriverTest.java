package io.throughline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.throughline.benchmarks.load.FixedRequests.Get;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadDriverTest {

    private static final Duration TIME = Duration.ofMillis(200);
    private static final String ACCEPTED = "{\"status\":\"accepted\"}";

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final LoadDriver driver = new LoadDriver();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        driver.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void everyAnswerIsCounted() throws InterruptedException {
        serve(exchange -> answer(exchange, 202, ACCEPTED));
        LoadResult result = load();
        assertThat(result.faults()).isEmpty();
        assertThat(result.answers()).isEqualTo(asked.get()).isPositive();
        assertThat(result.accepted()).isEqualTo(asked.get());
        assertThat(result.itemRate()).isEqualTo(result.rate()).isPositive();
        assertThat(result.percentile(99))
                .isGreaterThanOrEqualTo(result.percentile(50))
                .isPositive();
    }

    @Test
    void whatIsTurnedAwayIsAFaultAndCountsForNothing() throws InterruptedException {
        serve(exchange -> answer(exchange, asked.get() % 2 == 0 ? 503 : 202, ACCEPTED));
        LoadResult result = load();
        assertThat(result.statuses()).containsOnlyKeys(202, 503);
        assertThat(result.faults()).contains(" × 503");
        assertThat(result.rate() * result.seconds()).isCloseTo(result.statuses().get(202), Offset.offset(0.5));
    }

    @Test
    void whatIsNotAcceptedIsAFault() throws InterruptedException {
        serve(exchange -> answer(exchange, 202, "{\"status\":\"held\"}"));
        assertThat(load().faults()).isEqualTo(asked.get() + " not accepted");
    }

    @Test
    void inAnswersToReadersTheWordMeansNothing() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, ACCEPTED));
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        LoadResult result = driver.run(
                address, 2, TIME, new FixedRequests(List.of(address.resolve("/v1/feedback?store=S1")), Map.of()));
        assertThat(result.faults()).isEmpty();
        assertThat(result.answers()).isPositive();
    }

    @Test
    void anAnswerThatSaysLessThanItMustIsAFault() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, asked.get() % 2 == 0 ? "{\"items\":[]}" : "{\"items\":[{\"id\":1}]}"));
        LoadResult result = driver.run(address(), 1, TIME, new FixedRequests(List.of(list(Map.of())), 200, 13));
        assertThat(result.tooShort()).isEqualTo(asked.get() / 2).isPositive();
        assertThat(result.faults()).isEqualTo(result.tooShort() + " said nothing");
    }

    @Test
    void eachRequestHasItsOwnHeaders() throws InterruptedException {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        serve(exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "");
        });
        driver.run(
                address(),
                1,
                TIME,
                new FixedRequests(
                        List.of(list(Map.of("Authorization", "a")), list(Map.of("Authorization", "b"))), 200, 0));
        assertThat(tokens).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void atARateAsManyAreSentAsAreDue() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, ""));
        LoadResult result = driver.runAt(
                50, address(), 4, Duration.ofSeconds(1), new FixedRequests(List.of(list(Map.of())), 200, 0));
        assertThat(result.faults()).isEmpty();
        assertThat(result.answers()).isEqualTo(asked.get()).isEqualTo(50);
        assertThat(result.seconds()).isCloseTo(0.98, Offset.offset(0.3));
    }

    /** Fifty requests are due within a second, and one after the other they take two and a half. */
    @Test
    void theTimeOfARequestThatHadToWaitRunsFromWhenItWasDue() throws InterruptedException {
        serve(exchange -> {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer(exchange, 200, "");
        });
        LoadResult result = driver.runAt(
                50, address(), 1, Duration.ofSeconds(1), new FixedRequests(List.of(list(Map.of())), 200, 0));
        assertThat(result.answers()).isEqualTo(50);
        assertThat(result.percentile(100)).isGreaterThan(1_400);
        assertThat(result.percentile(50)).isBetween(400.0, result.percentile(100) - 400);
    }

    @Test
    void whatNoConnectionWasLeftForIsUnanswered() throws InterruptedException {
        serve(exchange -> {
            if (asked.get() > 3) {
                exchange.close();
            } else {
                answer(exchange, 200, "");
            }
        });
        LoadResult result = driver.runAt(50, address(), 1, TIME, new FixedRequests(List.of(list(Map.of())), 200, 0));
        assertThat(result.faults()).isEqualTo("1 connections broken, 6 unanswered");
    }

    @Test
    void aConnectionThatBreaksIsAFault() throws InterruptedException {
        serve(HttpExchange::close);
        assertThat(load().faults()).isEqualTo("2 connections broken");
    }

    @Test
    void aServerThatIsNotThereIsAFault() throws InterruptedException {
        server.stop(0);
        assertThat(load().faults()).isEqualTo("2 connections broken");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Get list(Map<String, String> headers) {
        return new Get(address().resolve("/v1/feedback"), headers);
    }

    private LoadResult load() throws InterruptedException {
        URI address = address();
        Requests requests = FeedbackRequests.singles(
                address.resolve("/v1/feedback"), List.of("tl_key"), List.of("S1"), Clock.systemUTC());
        return driver.run(address, 2, TIME, requests);
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private void serve(Answer answer) {
        server.createContext("/v1/feedback", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.incrementAndGet();
            answer.give(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
