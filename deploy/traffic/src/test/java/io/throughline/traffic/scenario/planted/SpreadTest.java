package io.throughline.traffic.scenario.planted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.scenario.Chain;
import io.throughline.traffic.scenario.Truth;
import io.throughline.traffic.scenario.stores.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds what was sent against the spread that is claimed for it. */
class SpreadTest {

    @Test
    void aStarIsOnePersonInOneStore() {
        for (Truth.Practice practice : of("star")) {
            assertThat(practice.stores()).hasSize(1);
            assertThat(practice.stories()).isBetween(18, 35);
            Map<String, Long> people = people(practice);
            long attributed =
                    people.values().stream().mapToLong(Long::longValue).sum();
            long most =
                    people.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat((double) most / attributed).as(practice.key()).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void aLocalPracticeIsOneStoresByFivePeopleOrMoreOverAllTheWeeks() {
        for (Truth.Practice practice : of("local")) {
            assertThat(practice.stores()).hasSize(1);
            assertThat(practice.stories()).isBetween(18, 35);
            assertThat(people(practice)).hasSizeGreaterThanOrEqualTo(5);
            assertThat(people(practice).values()).allMatch(stories -> stories <= practice.stories() / 3);
            assertThat(longestSilence(practice)).isLessThan(Duration.ofDays(14));
        }
    }

    @Test
    void aPartialPracticeIsThatOfARegionAFormatOrSomeStores() {
        for (Truth.Practice practice : of("partial")) {
            Set<String> regions = each(practice, Store::region);
            Set<?> formats = each(practice, Store::format);
            boolean some = practice.stores().size() >= 8 && practice.stores().size() <= 14;
            assertThat(regions.size() == 1 || formats.size() == 1 || some)
                    .as(practice.key())
                    .isTrue();
            assertThat(practice.stories()).isBetween(30, 60);
        }
    }

    @Test
    void aWidespreadPracticeIsThatOfMostStores() {
        for (Truth.Practice practice : of("widespread")) {
            assertThat(practice.stores()).hasSizeGreaterThan(48);
            assertThat(practice.stories()).isBetween(80, 140);
        }
    }

    @Test
    void anUnclearPracticeIsToldAFewTimesInAFewStores() {
        for (Truth.Practice practice : of("unclear")) {
            assertThat(practice.stores()).hasSizeBetween(2, 3);
            assertThat(practice.stories()).isBetween(4, 6);
        }
    }

    @Test
    void everySpreadIsPlantedAndSevenInTenStoriesNameSomeone() {
        List<Truth.Practice> practices = Chain.SCENARIO.truth().practices();
        assertThat(practices)
                .extracting(Truth.Practice::spread)
                .contains("star", "local", "partial", "widespread", "unclear");
        List<JsonNode> stories = practices.stream()
                .flatMap(practice -> Chain.stories(practice).stream())
                .toList();
        assertThat((double) stories.stream()
                                .filter(story -> story.has("employee"))
                                .count()
                        / stories.size())
                .isBetween(0.64, 0.76);
    }

    @Test
    void whoIsNamedWorksThere() {
        for (Truth.Practice practice : Chain.SCENARIO.truth().practices()) {
            assertThat(Chain.stories(practice))
                    .filteredOn(story -> story.has("employee"))
                    .allMatch(story -> story.path("employee")
                            .asText()
                            .startsWith("e-" + story.path("store").asText()));
        }
    }

    @Test
    void aBurstIsFortyTapsOfOneDeviceWithinMinutes() {
        List<JsonNode> burst = Chain.SCENARIO.truth().others().get("burst").stream()
                .map(Chain::feedback)
                .toList();
        assertThat(burst).hasSize(40);
        assertThat(burst.stream().map(tap -> tap.path("device").asText()).distinct())
                .hasSize(1);
        assertThat(burst).allMatch(tap -> tap.path("rating").path("value").asInt() == 5);
        List<Instant> times = burst.stream().map(SpreadTest::time).sorted().toList();
        assertThat(Duration.between(times.get(0), times.get(39))).isLessThan(Duration.ofMinutes(8));
    }

    private static List<Truth.Practice> of(String spread) {
        List<Truth.Practice> practices = Chain.SCENARIO.truth().practices().stream()
                .filter(practice -> practice.spread().equals(spread))
                .toList();
        assertThat(practices).hasSizeGreaterThanOrEqualTo(2);
        return practices;
    }

    private static Map<String, Long> people(Truth.Practice practice) {
        return Chain.stories(practice).stream()
                .filter(story -> story.has("employee"))
                .collect(Collectors.groupingBy(story -> story.path("employee").asText(), Collectors.counting()));
    }

    private static <T> Set<T> each(Truth.Practice practice, Function<Store, T> what) {
        return Chain.SCENARIO.stores().stream()
                .filter(store -> practice.stores().contains(store.code()))
                .map(what)
                .collect(Collectors.toSet());
    }

    private static Duration longestSilence(Truth.Practice practice) {
        List<Instant> times =
                Chain.stories(practice).stream().map(SpreadTest::time).sorted().toList();
        Duration longest = Duration.between(Chain.UNTIL.minus(Duration.ofDays(90)), times.get(0));
        for (int i = 1; i < times.size(); i++) {
            Duration silence = Duration.between(times.get(i - 1), times.get(i));
            longest = silence.compareTo(longest) > 0 ? silence : longest;
        }
        return longest;
    }

    private static Instant time(JsonNode feedback) {
        return OffsetDateTime.parse(feedback.path("collectedAt").asText()).toInstant();
    }
}
