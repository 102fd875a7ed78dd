package io.throughline.stories.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aSentenceIsTakenWithItsNeighboursAsFarAsTheyFit() {
        List<String> sentences = List.of("One one.", "Two two.", "Three three.", "Four four.");
        assertThat(Sentences.around(sentences, "Two two.", 1)).isEqualTo("Two two.");
        assertThat(Sentences.around(sentences, "Two two.", 31)).isEqualTo("One one. Two two. Three three.");
        assertThat(Sentences.around(sentences, "Four four.", 25)).isEqualTo("Three three. Four four.");
        assertThat(Sentences.around(sentences, "One one.", 400)).isEqualTo(String.join(" ", sentences));
    }

    @Test
    void aTextIsCutAtFullStopsAndLineBreaks() {
        assertThat(Sentences.of("It was good. Was it? Yes\nand cheap"))
                .containsExactly("It was good.", "Was it?", "Yes", "and cheap");
    }

    @Test
    void piecesWithoutWordsAreNoSentences() {
        assertThat(Sentences.of("Fine. ... !!! Bye.")).allMatch(s -> s.matches(".*[A-Za-z].*"));
        assertThat(Sentences.of("...")).isEmpty();
    }

    @Test
    void manySentencesAreJoinedToAFewAndNothingIsLost() {
        String text = "This is one more sentence. ".repeat(200).strip();

        assertThat(Sentences.of(text)).hasSize(Sentences.MAX_SENTENCES);
        assertThat(String.join(" ", Sentences.of(text))).isEqualTo(text);
    }

    @Test
    void aSentenceWithoutEndIsCutAtSpaces() {
        assertThat(Sentences.of("word ".repeat(1_000).strip()))
                .allMatch(s -> s.length() <= Sentences.MAX_CHARS && s.endsWith("word"));
    }

    @Test
    void noPairOfSurrogatesIsCutInTwo() {
        String text = "x" + "\ud83e\udd84\ud83c\udfb8".repeat(1_000) + " y";

        assertThat(Sentences.of(text)).isNotEmpty().allMatch(s -> s.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }

    @Test
    void sentencesThatAreJoinedStandInTheTextAsTheyAreShown() {
        String text = "A kettle. ... Was it?yes\n".repeat(40).strip();

        assertThat(Sentences.of(text)).hasSize(Sentences.MAX_SENTENCES).allMatch(s -> text.replace('\n', ' ')
                .contains(s));
    }
}
