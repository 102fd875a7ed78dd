package io.throughline.feedback.flagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.misuse.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BEST = "csat 100";
    private static final String WORST = "csat 0";

    private final Rhythm rhythm = new Rhythm(20, Duration.ofMinutes(1), 8, Duration.ofSeconds(5));

    @Test
    void twentyInAMinuteMayBeAClassOfSchoolchildren() {
        assertThat(rhythm.flagged(every(2_900, 20, null))).isEmpty();
    }

    @Test
    void oneMoreMakesAllOfThemABurst() {
        List<Tap> taps = every(2_900, 21, null);
        assertThat(rhythm.flagged(taps).keySet()).containsExactlyElementsOf(taps);
        assertThat(rhythm.flagged(taps).values()).allMatch(flags -> flags.equals(java.util.Set.of(Flag.BURST)));
    }

    @Test
    void whoSeesHalfAMinuteAtATimeFindsTheSmallestBurstAndTheShortestRowInOneOfThem() {
        Duration slice = Duration.ofSeconds(30);
        for (int shift = 0; shift < 30_000; shift += 500) {
            assertThat(seenWithin(slice, from(NOON.plusMillis(shift), 2_950, 21, null)))
                    .isTrue();
            assertThat(seenWithin(slice, from(NOON.plusMillis(shift), 5_000, 8, BEST)))
                    .isTrue();
        }
        assertThat(seenWithin(slice, every(6_000, 5, BEST))).isFalse();
        assertThat(rhythm.seenWithin(slice).least()).isEqualTo(3);
    }

    private boolean seenWithin(Duration slice, List<Tap> taps) {
        return taps.stream()
                .collect(Collectors.groupingBy(
                        tap -> Duration.between(NOON, tap.at()).dividedBy(slice)))
                .values()
                .stream()
                .anyMatch(part -> !rhythm.seenWithin(slice).flagged(part).isEmpty());
    }

    @Test
    void twentyOneInAMinuteAreCountedWhereverTheMinuteBegins() {
        List<Tap> quiet = every(30_000, 5, null);
        List<Tap> burst = from(NOON.plusSeconds(200), 1_000, 30, null);
        List<Tap> later = from(NOON.plusSeconds(900), 30_000, 5, null);
        assertThat(rhythm.flagged(joined(quiet, burst, later)).keySet()).containsExactlyElementsOf(burst);
    }

    @Test
    void exactlyAMinuteApartIsNotWithinAMinute() {
        List<Tap> taps = new ArrayList<>(from(NOON, 0, 20, null));
        taps.addAll(from(NOON.plusSeconds(60), 0, 1, null));
        assertThat(rhythm.flagged(taps)).isEmpty();
        List<Tap> closer = new ArrayList<>(from(NOON, 0, 20, null));
        closer.addAll(from(NOON.plusMillis(59_999), 0, 1, null));
        assertThat(rhythm.flagged(closer)).hasSize(21);
    }

    @Test
    void eightEqualTapsEachSoonAfterTheOneBeforeAreStaffs() {
        List<Tap> taps = every(5_000, 8, BEST);
        assertThat(rhythm.flagged(taps)).hasSize(8).allSatisfy((tap, flags) -> assertThat(flags)
                .containsExactly(Flag.STAFF_TAPS));
        assertThat(rhythm.flagged(every(5_000, 8, WORST))).hasSize(8);
    }

    @Test
    void sevenAreNotNorAreSlowerOnes() {
        assertThat(rhythm.flagged(every(5_000, 7, BEST))).isEmpty();
        assertThat(rhythm.flagged(every(5_001, 15, BEST))).isEmpty();
    }

    @Test
    void anotherTapOrOneWithWordsEndsARow() {
        assertThat(rhythm.flagged(joined(
                        from(NOON, 4_000, 7, BEST),
                        from(NOON.plusSeconds(28), 4_000, 1, WORST),
                        from(NOON.plusSeconds(32), 4_000, 7, BEST))))
                .isEmpty();
        assertThat(rhythm.flagged(joined(
                        from(NOON, 4_000, 7, BEST),
                        from(NOON.plusSeconds(28), 4_000, 1, null),
                        from(NOON.plusSeconds(32), 4_000, 7, BEST))))
                .isEmpty();
        assertThat(rhythm.flagged(every(4_000, 14, null))).isEmpty();
    }

    @Test
    void aFastRowIsBoth() {
        assertThat(rhythm.flagged(every(500, 40, BEST))).hasSize(40).allSatisfy((tap, flags) -> assertThat(flags)
                .containsExactlyInAnyOrder(Flag.BURST, Flag.STAFF_TAPS));
    }

    @Test
    void nothingIsNothing() {
        assertThat(rhythm.flagged(List.of())).isEmpty();
        assertThat(rhythm.flagged(every(1, 1, BEST))).isEmpty();
    }

    @Test
    void aLongDayIsJudgedInNoTime() {
        assertThat(rhythm.flagged(every(10, 20_000, BEST))).hasSize(20_000);
    }

    private static List<Tap> every(int millis, int count, String extreme) {
        return from(NOON, millis, count, extreme);
    }

    private static List<Tap> from(Instant first, int millis, int count, String extreme) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Tap(UUID.randomUUID(), NOON, first.plusMillis((long) i * millis), extreme))
                .toList();
    }

    @SafeVarargs
    private static List<Tap> joined(List<Tap>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
