package io.throughline.stories.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

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
}
