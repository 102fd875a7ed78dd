package io.throughline.traffic.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.traffic.outcome.Outcome.Practice;
import io.throughline.traffic.scenario.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Truth TRUTH = new Truth(
            "small",
            1,
            20,
            Instant.EPOCH,
            20,
            Map.of(),
            List.of(planted("umbrellas", ids("u", 10)), planted("freezer", ids("f", 5))),
            Map.of(),
            Map.of());

    @Test
    void practiceThatIsMostlyAPlantedOneIsFound() {
        Comparison comparison = compare(found("p1", ids("u", 8), ids("other", 3)), found("p2", ids("f", 5)));
        assertThat(comparison.found()).isEqualTo(2);
        assertThat(comparison.planted().get(0).found().id()).isEqualTo("p1");
        assertThat(comparison.planted().get(0).common()).isEqualTo(8);
        assertThat(comparison.others()).isEmpty();
    }

    @Test
    void practiceThatMixesIsNone() {
        Comparison comparison = compare(found("p1", ids("u", 5), ids("f", 5)));
        assertThat(comparison.found()).isZero();
        assertThat(comparison.others()).extracting(Practice::id).containsExactly("p1");
    }

    @Test
    void twoStoriesAreNotEnough() {
        assertThat(compare(found("p1", ids("f", 2))).found()).isZero();
    }

    @Test
    void ofSeveralPartsTheLargestCounts() {
        Comparison.Planted umbrellas = compare(
                        found("p1", ids("u", 3)), found("p2", ids("u", 10).subList(3, 10)))
                .planted()
                .get(0);
        assertThat(umbrellas.found().id()).isEqualTo("p2");
        assertThat(umbrellas.parts()).isEqualTo(2);
    }

    @Test
    void tableSaysWhatWasNotFound() {
        Outcome outcome = new Outcome(
                Map.of("praise", 1234L),
                List.of(found("p1", ids("u", 8))),
                List.of(new Outcome.Candidate("p1", 1, "waiting", 8)));
        assertThat(ComparisonTable.of(TRUTH, outcome))
                .contains("1,234 stories: 1,234 praise")
                .contains("Found 1 of 2 planted practices; not found: freezer.")
                .contains("Inbox: 1 candidates, 1 of them waiting");
    }

    private static Comparison compare(Practice... found) {
        return Comparison.of(TRUTH, new Outcome(Map.of(), List.of(found), List.of()));
    }

    private static Truth.Practice planted(String key, List<String> feedback) {
        return new Truth.Practice(key, key, "local", List.of("C001"), 3, feedback.size(), feedback);
    }

    @SafeVarargs
    private static Practice found(String id, List<String>... stories) {
        List<String> all = new ArrayList<>();
        List.of(stories).forEach(all::addAll);
        return new Practice(id, 1, id, "local", all);
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
