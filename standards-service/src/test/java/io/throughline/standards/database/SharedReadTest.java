package io.throughline.standards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SharedReadTest {

    /** A read that ends when it is told to, and how. */
    private record Reading(Set<String> keys, CompletableFuture<Map<String, Integer>> end) {

        void tell(int value) {
            end.complete(keys.stream().collect(Collectors.toMap(Function.identity(), key -> value)));
        }
    }

    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private SharedRead<String, Integer> shared = new SharedRead<>(this::read, people, Duration.ofMinutes(1));

    private Map<String, Integer> read(Set<String> keys) throws SQLException {
        Reading reading = new Reading(keys, new CompletableFuture<>());
        readings.add(reading);
        try {
            return reading.end().get();
        } catch (InterruptedException | ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new SQLException("away", failed);
        }
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    private Future<Integer> ask(String key) {
        return shared.get(key).toCompletableFuture();
    }

    @Test
    void whoAsksWhileItIsReadIsToldWhatIsReadAfterwards() throws Exception {
        Future<Integer> first = ask("a");
        Reading before = readings.take();
        Future<Integer> second = ask("a");
        Future<Integer> other = ask("b");
        before.tell(1);
        Reading after = readings.take();
        assertThat(after.keys()).containsExactlyInAnyOrder("a", "b");
        after.tell(2);
        assertThat(first.get()).isEqualTo(1);
        assertThat(List.of(second.get(), other.get())).containsExactly(2, 2);
        assertThat(readings).isEmpty();
    }

    @Test
    void failureIsThatOfAllWhoShareItAndOfNobodyElse() throws Exception {
        Future<Integer> first = ask("a");
        Reading failing = readings.take();
        Future<Integer> next = ask("a");
        failing.end().completeExceptionally(new SQLException("away"));
        readings.take().tell(2);
        assertThatThrownBy(first::get).hasCauseInstanceOf(SQLException.class);
        assertThat(next.get()).isEqualTo(2);

        Future<Integer> broken = ask("a");
        readings.take().end().completeExceptionally(new IllegalStateException("a fault of ours"));
        assertThatThrownBy(broken::get).hasCauseInstanceOf(IllegalStateException.class);
        Future<Integer> again = ask("a");
        readings.take().tell(3);
        assertThat(again.get()).isEqualTo(3);
    }

    @Test
    void nobodyWaitsForAReadThatStandsStill() throws Exception {
        shared = new SharedRead<>(this::read, people, Duration.ofMillis(50));
        Future<Integer> slow = ask("a");
        Reading standing = readings.take();
        Future<Integer> next = ask("a");
        assertThatThrownBy(slow::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(next::get).hasCauseInstanceOf(TimeoutException.class);
        standing.tell(1);
        readings.take().tell(2);
        Awaitility.await().untilAsserted(() -> {
            Future<Integer> again = ask("a");
            readings.take().tell(3);
            assertThat(again.get()).isEqualTo(3);
        });
    }

    @Test
    void afterARefusedReadTheNextIsTried() throws Exception {
        people.shutdown();
        assertThatThrownBy(ask("a")::get).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(ask("a")::get).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatIsNotThereIsNull() throws Exception {
        Future<Integer> asked = ask("a");
        readings.take().end().complete(Map.of());
        assertThat(asked.get()).isNull();
    }
}
