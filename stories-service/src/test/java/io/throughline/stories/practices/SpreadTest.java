package io.throughline.stories.practices;

import static io.throughline.stories.practices.SpreadClass.LOCAL;
import static io.throughline.stories.practices.SpreadClass.PARTIAL;
import static io.throughline.stories.practices.SpreadClass.STAR;
import static io.throughline.stories.practices.SpreadClass.UNCLEAR;
import static io.throughline.stories.practices.SpreadClass.WIDESPREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
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
        Spread spread = spread(20, i -> Tellings.of("S1", i * 4, i < 3 ? "her" : null));
        assertThat(spread.kind()).isEqualTo(LOCAL);
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
        assertThat(spread.storesLikely().high()).isBetween(12, 16);
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
        assertThat(spread.storesLikely().high()).isEqualTo(STORES);
        assertThat(spread.kind()).isEqualTo(spread.storesLikely().low() * 2 >= STORES ? WIDESPREAD : UNCLEAR);
    }

    @Test
    void storesAreNeverMoreThanWereHeardFrom() {
        Spread spread = Spread.of(List.of(Tellings.of("S1", 1, null), Tellings.of("S2", 1, null)), 1);
        assertThat(spread.storesHeardFrom()).isEqualTo(2);
        assertThat(spread.storesLikely().high()).isEqualTo(2);
    }

    @Test
    void weeksAreCalendarWeeks() {
        assertThat(spread(14, i -> Tellings.of("S1", i, null)).weeks()).isEqualTo(2);
    }

    private static Spread spread(int stories, IntFunction<Behaviour> telling) {
        return Spread.of(
                new ArrayList<>(IntStream.range(0, stories).mapToObj(telling).toList()), STORES);
    }
}
