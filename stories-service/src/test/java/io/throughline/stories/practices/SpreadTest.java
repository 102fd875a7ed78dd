package io.throughline.stories.practices;

import static io.throughline.stories.practices.SpreadClass.LOCAL;
import static io.throughline.stories.practices.SpreadClass.PARTIAL;
import static io.throughline.stories.practices.SpreadClass.STAR;
import static io.throughline.stories.practices.SpreadClass.UNCLEAR;
import static io.throughline.stories.practices.SpreadClass.WIDESPREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final int STORES = 60;

    @Test
    void fewStoriesSayNothing() {
        assertThat(spread(7, i -> Tellings.of("S" + i, i, null)).kind()).isEqualTo(UNCLEAR);
    }

    @Test
    void onePersonsWayIsAStars() {
        assertThat(spread(20, i -> Tellings.of("S1", i * 4, i % 10 == 0 ? "other" : "her"))
                        .kind())
                .isEqualTo(STAR);
    }

    @Test
    void aStarNeedsStoriesThatNameSomeone() {
        assertThat(spread(20, i -> Tellings.of("S1", i * 4, null)).kind()).isEqualTo(LOCAL);
        Spread spread = spread(20, i -> Tellings.of("S1", i * 4, i < 3 ? "her" : null));
        assertThat(spread.kind()).as("one store's or one person's").isEqualTo(UNCLEAR);
        assertThat(spread.attributedShare()).isEqualTo(0.15);
        assertThat(spread.attributed()).isEqualTo(3);
        assertThat(spread.employees()).isNull();
        assertThat(spread.topEmployeeShare()).isNull();
    }

    @Test
    void fewerThanFivePeopleAreNotShown() {
        Spread four = spread(20, i -> Tellings.of("S" + i, i * 4, "e" + i % 4));
        assertThat(four.employees()).isNull();
        assertThat(four.topEmployeeShare()).isNull();
        Spread five = spread(20, i -> Tellings.of("S" + i, i * 4, "e" + i % 5));
        assertThat(five.employees()).isEqualTo(5);
        assertThat(five.topEmployeeShare()).isEqualTo(0.2);
    }

    @Test
    void oneStoresWayIsLocal() {
        assertThat(spread(20, i -> Tellings.of("S1", i * 4, "e" + i % 5)).kind())
                .isEqualTo(LOCAL);
        assertThat(spread(20, i -> Tellings.of(i < 17 ? "S1" : "S" + i, i * 4, null))
                        .kind())
                .isEqualTo(LOCAL);
    }

    @Test
    void oneStoresStoriesOfAWeekOrOfTwoPeopleAreNotItsWayYet() {
        assertThat(spread(20, i -> Tellings.of("S1", i % 5, "e" + i % 5)).kind())
                .isEqualTo(UNCLEAR);
        assertThat(spread(20, i -> Tellings.of("S1", i * 4, "e" + i % 2)).kind())
                .isEqualTo(UNCLEAR);
    }

    @Test
    void someStoresWayIsPartial() {
        Spread spread = spread(40, i -> Tellings.of("S" + i % 12, i * 2, null));
        assertThat(spread.kind()).isEqualTo(PARTIAL);
        assertThat(spread.stores()).isEqualTo(12);
        assertThat(spread.storesLikely().low()).isEqualTo(12);
        assertThat(spread.storesLikely().high()).isBetween(12, 20);
    }

    @Test
    void mostStoresWayIsWidespread() {
        assertThat(spread(100, i -> Tellings.of("S" + i * 7 % 50, i, null)).kind())
                .isEqualTo(WIDESPREAD);
    }

    @Test
    void tenStoriesOfTenStoresMayBeOfAFewOrOfAll() {
        Spread spread = spread(10, i -> Tellings.of("S" + i, i * 9, null));
        assertThat(spread.storesLikely().low()).isLessThan(STORES / 2 + 1);
        assertThat(spread.storesLikely().high()).isBetween(55, STORES);
        assertThat(spread.kind()).isNotEqualTo(PARTIAL);
    }

    /** A store that gives half of all feedback is expected to give half of the stories. */
    @Test
    void aLargeStoresStoriesAreNoStoresOwnWay() {
        Map<String, Long> volumes = new HashMap<>(Map.of("S0", 9_000L));
        IntStream.range(1, 11).forEach(i -> volumes.put("S" + i, 100L));
        List<Behaviour> told = IntStream.range(0, 20)
                .mapToObj(i -> Tellings.of("S" + (i < 18 ? 0 : i - 17), i * 4, null))
                .toList();
        assertThat(Spread.of(told, volumes).kind()).isNotEqualTo(LOCAL);
        volumes.put("S0", 100L);
        assertThat(Spread.of(told, volumes).kind()).isEqualTo(LOCAL);
    }

    /** Small stores that tell nothing say little about whether they do it. */
    @Test
    void whatSmallStoresDoNotTellIsNoSilence() {
        Map<String, Long> volumes = new HashMap<>();
        IntStream.range(0, 30).forEach(i -> volumes.put("S" + i, i < 10 ? 3_000L : 20L));
        List<Behaviour> told = IntStream.range(0, 40)
                .mapToObj(i -> Tellings.of("S" + i % 10, i * 2, null))
                .toList();
        assertThat(Spread.of(told, volumes).kind()).isNotEqualTo(PARTIAL);
        IntStream.range(10, 30).forEach(i -> volumes.put("S" + i, 3_000L));
        assertThat(Spread.of(told, volumes).kind()).isEqualTo(PARTIAL);
    }

    @Test
    void storesAreNeverMoreThanWereHeardFrom() {
        Spread spread = Spread.of(List.of(Tellings.of("S1", 1, null), Tellings.of("S2", 1, null)), Map.of("S1", 3L));
        assertThat(spread.storesHeardFrom()).isEqualTo(2);
        assertThat(spread.storesLikely().high()).isEqualTo(2);
    }

    @Test
    void weeksAreCalendarWeeks() {
        assertThat(spread(14, i -> Tellings.of("S1", i, null)).weeks()).isEqualTo(2);
    }

    private static Spread spread(int stories, IntFunction<Behaviour> telling) {
        return Spread.of(
                new ArrayList<>(IntStream.range(0, stories).mapToObj(telling).toList()),
                IntStream.range(0, STORES).boxed().collect(Collectors.toMap(i -> "S" + i, i -> 100L)));
    }
}
