package io.throughline.feedback.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(900));
    private static final int PAGE = 7;

    private record Item(Instant at, UUID id) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whateverCanBeReadAtATimeAllIsReadOnceAndInOrder(int seed) {
        Random random = new Random(seed);
        List<Item> items = items(random);
        List<Item> read = new ArrayList<>();
        TimeWindow window = new TimeWindow(START, END, Duration.ofDays(32));
        while (!window.isOver()) {
            if (random.nextInt(3) == 0 && window.shorten()) {
                continue;
            }
            List<Item> page = page(items, window);
            read.addAll(page);
            if (page.size() == PAGE) {
                window.readTo(page.get(PAGE - 1).at(), page.get(PAGE - 1).id());
            } else {
                window.readWhole();
                window.lengthen();
            }
        }
        assertThat(read).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100_000})
    void itIsHalvedOfWhatIsLeftDownToASecond(long days) {
        TimeWindow window = new TimeWindow(START, START.plus(Duration.ofDays(1)), Duration.ofDays(days));
        int halvings = 0;
        while (window.shorten()) {
            halvings++;
        }
        assertThat(halvings).isEqualTo(17); // 86,400 s
        assertThat(Duration.between(window.begin(), window.end()))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    /** In heaps, some at one instant. */
    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < 400; i++) {
            if (random.nextBoolean()) {
                at = at.plusSeconds(random.nextInt(100) == 0 ? 3_000_000 : random.nextInt(100));
            }
            items.add(new Item(at, new UUID(0, i)));
        }
        return items.stream().filter(item -> item.at().isBefore(END)).toList();
    }

    private static List<Item> page(List<Item> items, TimeWindow window) {
        return items.stream()
                .filter(item -> item.at().isBefore(window.end()))
                .filter(item -> window.after() == null
                        ? !item.at().isBefore(window.begin())
                        : item.at().isAfter(window.begin())
                                || item.at().equals(window.begin()) && item.id().compareTo(window.after()) > 0)
                .limit(PAGE)
                .toList();
    }
}
