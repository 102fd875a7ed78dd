package io.throughline.traffic.scenario.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.traffic.scenario.text.Words.Person;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseTest {

    private static final Parts ADVICE = Parts.read("practices/honest-advice");
    private static final Parts COMMON = Parts.read("common");

    @Test
    void aChoiceIsOneOfItsBranches() {
        assertThat(all("a {b|c {d|e}|} f")).containsExactlyInAnyOrder("a b f", "a c d f", "a c e f", "a f");
    }

    @Test
    void aWordMeansTheSameThroughoutAText() {
        assertThat(all("$kin and $kin")).allMatch(text -> text.matches("(\\w+) and \\1"));
    }

    @Test
    void pronounsFollowThePerson() {
        assertThat(of("$she took $hers pen $herself", new Person("Ivo", false), 1))
                .isEqualTo("he took his pen himself");
    }

    @Test
    void wordsThatAreDrawnTogetherBelongTogether() {
        List<String> pairs = ADVICE.section("dear/cheap");
        assertThat(all("$cheap instead of $dear"))
                .allMatch(text -> pairs.contains(text.replaceFirst("(.*) instead of (.*)", "$2 / $1")));
    }

    @Test
    void aBraceThatIsNotClosedIsAFault() {
        assertThatThrownBy(() -> of("a {b|c", ANNA, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("a b}", ANNA, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sentencesBeginWithACapitalAndEnd() {
        assertThat(Sentences.of("one. two? \"three\" he said")).isEqualTo("One. Two? \"Three\" he said.");
    }

    private static final Person ANNA = new Person("Anna", true);

    private static Set<String> all(String pattern) {
        return IntStream.range(0, 200).mapToObj(seed -> of(pattern, ANNA, seed)).collect(Collectors.toSet());
    }

    private static String of(String pattern, Person person, long seed) {
        Draw draw = Draw.of(seed, "test");
        return Phrase.of(pattern, new Words(ADVICE, COMMON, person, draw), draw);
    }
}
