package io.throughline.benchmarks.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTextsTest {

    @Test
    void severalSentencesBecomeOneOfTheSameWords() {
        assertThat(StoryTexts.asOneSentence("First interview at 52. The chap tied the tie!! I got it, the job I mean."))
                .isEqualTo("First interview at 52, the chap tied the tie, I got it, the job I mean.");
        assertThat(StoryTexts.asOneSentence("We waited. NOBODY CAME. I'd leave. A pity."))
                .isEqualTo("We waited, NOBODY CAME, I'd leave, a pity.");
        assertThat(StoryTexts.asOneSentence("one, and nothing else")).isEqualTo("one, and nothing else");
    }

    @Test
    void threeSentencesHaveTwoEndsWithin() {
        assertThat(StoryTexts.hasThreeSentences("One. Two! Three")).isTrue();
        assertThat(StoryTexts.hasThreeSentences("One. Two.")).isFalse();
    }

    @Test
    void thereAreManyTextsOfAboutThirtyWordsAndNoneTwice() {
        List<String> texts =
                StoryTexts.all().stream().map(StoryTexts.Given::text).toList();
        assertThat(texts).doesNotHaveDuplicates().hasSizeGreaterThan(1_000);
        assertThat(texts.stream()
                        .mapToInt(text -> text.split("\\s+").length)
                        .average()
                        .orElseThrow())
                .isBetween(28.0, 32.0);
    }
}
