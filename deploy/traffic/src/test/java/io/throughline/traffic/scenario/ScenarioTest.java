package io.throughline.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.traffic.scenario.stores.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final Instant UNTIL = Chain.UNTIL;

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(small(7, 1_200, UNTIL).feedback())
                .isEqualTo(small(7, 1_200, UNTIL).feedback());
        assertThat(small(7, 1_200, UNTIL).truth())
                .isEqualTo(small(7, 1_200, UNTIL).truth());
    }

    @Test
    void anotherSeedOrSizeSharesNoId() {
        List<UUID> ids = ids(small(7, 1_200, UNTIL));
        assertThat(ids(small(8, 1_200, UNTIL))).doesNotContainAnyElementsOf(ids);
        assertThat(ids(small(7, 1_300, UNTIL))).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void anotherDayChangesTimesAndNothingElse() {
        Scenario later = small(7, 1_200, UNTIL.plus(Duration.ofDays(3)));
        assertThat(withoutTimes(later)).isEqualTo(withoutTimes(small(7, 1_200, UNTIL)));
        assertThat(later.feedback()).isNotEqualTo(small(7, 1_200, UNTIL).feedback());
    }

    @Test
    void idsAreUniqueAndOfVersionSeven() {
        List<UUID> ids = ids(Chain.SCENARIO);
        assertThat(ids).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void feedbackIsInTheOrderOfTimeAndWithinNinetyDays() {
        List<Instant> times =
                Chain.SCENARIO.feedback().stream().map(Feedback::collectedAt).toList();
        assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(times.get(0)).isAfterOrEqualTo(UNTIL.minus(Duration.ofDays(90)));
        assertThat(times.get(times.size() - 1)).isBefore(UNTIL);
    }

    @Test
    void customersSpeakWhileTheirStoreIsOpen() {
        Map<String, Store> stores =
                Chain.SCENARIO.stores().stream().collect(Collectors.toMap(Store::code, store -> store));
        List<String> staffTaps = Chain.SCENARIO.truth().others().get("staff-tap");
        for (Feedback feedback : Chain.SCENARIO.feedback()) {
            Store store = stores.get(feedback.store());
            OffsetDateTime local = OffsetDateTime.parse(
                    Chain.parse(feedback.json()).path("collectedAt").asText());
            assertThat(local.getOffset()).isEqualTo(store.timeZone().getRules().getOffset(local.toInstant()));
            boolean sunday = local.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean open = local.getHour() >= store.format().opens(sunday)
                    && local.getHour() < store.format().closes(sunday);
            assertThat(open)
                    .as(feedback.json())
                    .isEqualTo(!staffTaps.contains(feedback.id().toString()));
        }
    }

    @Test
    void saturdaysLunchAndEveningAreBusiest() {
        double[] days = new double[8];
        double[] hours = new double[24];
        for (Feedback feedback : Chain.SCENARIO.feedback()) {
            OffsetDateTime local = OffsetDateTime.parse(
                    Chain.parse(feedback.json()).path("collectedAt").asText());
            days[local.getDayOfWeek().getValue()]++;
            hours[local.getHour()]++;
        }
        assertThat(Arrays.stream(days).max().orElseThrow()).isEqualTo(days[6]);
        assertThat(days[6]).isGreaterThan(days[1] * 1.7);
        assertThat(hours[12]).isGreaterThan(hours[10] * 1.2).isGreaterThan(hours[14] * 1.2);
        assertThat(hours[17]).isGreaterThan(hours[15] * 1.4);
    }

    @Test
    void theBusiestStoreHasAboutFourTimesTheQuietest() {
        Map<String, Long> taps = Chain.SCENARIO.feedback().stream()
                .collect(Collectors.groupingBy(Feedback::store, Collectors.counting()));
        assertThat(taps).hasSize(60);
        double factor = (double) taps.values().stream().max(Long::compare).orElseThrow()
                / taps.values().stream().min(Long::compare).orElseThrow();
        assertThat(factor).isBetween(2.8, 5.5);
    }

    @Test
    void aFifthHasText() {
        assertThat(Chain.SCENARIO.truth().texts()).isCloseTo(4_000, within(100));
        assertThat(Chain.SCENARIO.feedback().stream()
                        .map(feedback -> Chain.parse(feedback.json()))
                        .filter(json -> json.has("comment"))
                        .count())
                .isEqualTo(Chain.SCENARIO.truth().texts());
        assertThat(Chain.SCENARIO.truth().counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(20_000);
    }

    @Test
    void sizeScalesWhatIsOrdinaryAndNothingThatIsPlanted() {
        Map<String, Integer> small = small(7, 1_200, UNTIL).truth().counts();
        Map<String, Integer> large = small(7, 2_400, UNTIL).truth().counts();
        assertThat(large.get("practice")).isEqualTo(small.get("practice"));
        assertThat(large.get("one-off")).isEqualTo(small.get("one-off"));
        assertThat(large.get("complaint")).isGreaterThan(small.get("complaint") * 2);
    }

    @Test
    void aSizeThatWhatIsPlantedDoesNotFitIntoIsRefused() {
        assertThatThrownBy(() -> small(7, 300, UNTIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a size of");
    }

    @Test
    void anUnknownScenarioIsRefused() {
        assertThatThrownBy(() -> Scenario.named("huge", 1, 1_200, UNTIL)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Scenario small(long seed, int size, Instant until) {
        return Scenario.named("small", seed, size, until);
    }

    private static List<UUID> ids(Scenario scenario) {
        return scenario.feedback().stream().map(Feedback::id).toList();
    }

    private static Map<String, JsonNode> withoutTimes(Scenario scenario) {
        return scenario.feedback().stream()
                .map(feedback -> Chain.parse(feedback.json()))
                .collect(Collectors.toMap(
                        json -> json.path("id").asText(), json -> ((ObjectNode) json).without("collectedAt")));
    }
}
