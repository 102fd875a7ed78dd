package io.throughline.feedback.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void whoSendsThousandsWaitsForItselfAndNotTheOthersForIt() throws InterruptedException {
        Lanes<String> lanes = new Lanes<>(10_000);
        lanes.offer(entries("noisy", 3_000));
        lanes.offer(entries("quiet", 1));
        assertThat(items(lanes, 100)).contains("quiet");
    }

    @Test
    void lanesTakeTurns() throws InterruptedException {
        Lanes<String> lanes = new Lanes<>(10_000);
        lanes.offer(entries("a", 100));
        lanes.offer(entries("b", 100));
        assertThat(items(lanes, 128).stream().filter("a"::equals)).hasSize(64);
    }

    @Test
    void nobodyHasMoreThanHalfOfTheQueue() {
        Lanes<String> lanes = new Lanes<>(100);
        assertThat(lanes.offer(entries("noisy", 80))).isEqualTo(50);
        assertThat(lanes.offer(entries("noisy", 1))).isZero();
        assertThat(lanes.offer(entries("other", 80))).isEqualTo(50);
        assertThat(lanes.offer(entries("late", 1))).isZero();
    }

    @Test
    void whatIsOfferedComesOutOnceAndInTheOrderOfItsLane() throws InterruptedException {
        Lanes<String> lanes = new Lanes<>(1_000);
        List<Entry<String>> given = entries("a", 70);
        lanes.offer(given.subList(0, 40));
        lanes.offer(given.subList(40, 70));
        lanes.offer(entries("b", 70));
        List<Entry<String>> taken = new ArrayList<>();
        while (lanes.size() > 0) {
            taken.addAll(lanes.take(50, SOON, Duration.ZERO));
        }
        assertThat(taken).hasSize(140).doesNotHaveDuplicates();
        assertThat(taken.stream().filter(given::contains).toList()).isEqualTo(given);
    }

    @Test
    void nothingIsTakenFromAnEmptyQueueOnceThePatienceIsOver() throws InterruptedException {
        assertThat(new Lanes<String>(10).take(5, Duration.ofMillis(1), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void whoLingersTakesWhatComesMeanwhileAndNoLongerThanItNeeds() throws Exception {
        Lanes<String> lanes = new Lanes<>(10_000);
        lanes.offer(entries("a", 1));
        CompletableFuture<List<Entry<String>>> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return lanes.take(1_000, SOON, Duration.ofMinutes(5));
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        });
        for (int i = 0; i < 200; i++) {
            lanes.offer(entries("lane " + i, 1));
        }
        assertThat(taken.get(10, TimeUnit.SECONDS)).hasSizeGreaterThanOrEqualTo(200);
    }

    private static List<String> items(Lanes<String> lanes, int most) throws InterruptedException {
        return lanes.take(most, SOON, Duration.ZERO).stream().map(Entry::item).toList();
    }

    private static List<Entry<String>> entries(String lane, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Entry<>(
                        new EntryKey(UUID.randomUUID(), UUID.randomUUID()), new byte[] {1}, lane, lane, outcome -> {}))
                .toList();
    }
}
