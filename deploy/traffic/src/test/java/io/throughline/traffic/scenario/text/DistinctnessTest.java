package io.throughline.traffic.scenario.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.traffic.scenario.Chain;
import io.throughline.traffic.scenario.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People do not tell the same thing in the same words; nor does the scenario. */
class DistinctnessTest {

    private static final int WORDS = 5;
    private static final Path EXAMPLES = Path.of("../../stories-service/src/main/resources/classification/seeds.jsonl");

    @Test
    void noTwoTextsAreAlike() {
        List<String> essences = texts().stream().map(Teller::essence).toList();
        assertThat(essences).hasSizeGreaterThan(3_900).doesNotHaveDuplicates();
    }

    @Test
    void everyPracticeThatIsToldOftenIsToldInFourteenWaysOrMore() {
        for (Truth.Practice practice : Chain.SCENARIO.truth().practices()) {
            int ways = Parts.read("practices/" + practice.key())
                    .section("customer")
                    .size();
            assertThat(ways)
                    .as(practice.key())
                    .isGreaterThanOrEqualTo(practice.spread().equals("unclear") ? 5 : 14);
        }
    }

    @Test
    void twoStoriesOfAPracticeShareFewFiveWordPhrases() {
        for (Truth.Practice practice : Chain.SCENARIO.truth().practices()) {
            List<Double> shares = shares(practice);
            double mean =
                    shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            long alike = shares.stream().filter(share -> share > 0.3).count();
            assertThat(mean).as("mean of " + practice.key()).isLessThan(0.03);
            assertThat((double) alike / shares.size())
                    .as("alike in " + practice.key())
                    .isLessThan(0.05);
        }
    }

    @Test
    void nothingIsTakenFromTheExamplesThatTheClassifierLearnsFrom() throws IOException {
        assumeThat(EXAMPLES).exists();
        Set<String> examples = new HashSet<>();
        for (String line : Files.readAllLines(EXAMPLES)) {
            examples.add(Teller.essence(
                    new ObjectMapper().readTree(line).path("text").asText()));
        }
        assertThat(examples).hasSizeGreaterThan(100);
        // "ok" and "quick at the till" belong to nobody
        assertThat(texts().stream().filter(text -> text.split(" ").length > 5).map(Teller::essence))
                .noneMatch(examples::contains);
    }

    private static List<String> texts() {
        return Chain.SCENARIO.feedback().stream()
                .map(feedback -> Chain.feedback(feedback.id().toString()))
                .filter(json -> json.has("comment"))
                .map(json -> json.path("comment").asText())
                .toList();
    }

    /** For each two stories: which part of the shorter one's phrases the other has too. */
    private static List<Double> shares(Truth.Practice practice) {
        List<Set<String>> phrases = Chain.stories(practice).stream()
                .map(story -> phrases(story.path("comment").asText()))
                .filter(set -> !set.isEmpty())
                .toList();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            for (int j = 0; j < i; j++) {
                Set<String> both = new HashSet<>(phrases.get(i));
                both.retainAll(phrases.get(j));
                shares.add((double) both.size()
                        / Math.min(phrases.get(i).size(), phrases.get(j).size()));
            }
        }
        return shares;
    }

    private static Set<String> phrases(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+"));
        Set<String> phrases = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            phrases.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return phrases;
    }
}
