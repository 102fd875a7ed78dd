package io.throughline.stories.classification.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalizerTest {

    @Test
    void runsOfOneCharacterAreCutToThree() {
        assertThat(Normalizer.normalize("soooooo goooood!!!!!!")).isEqualTo("sooo goood!!!");
    }

    @Test
    void controlAndFormatCharactersDisappear() {
        assertThat(Normalizer.normalize("bad\u0000 ser\u200bvice\u202e")).isEqualTo("bad service");
    }

    @Test
    void apostrophesAndSpacesAreOfOneKind() {
        assertThat(Normalizer.normalize("don\u2019t\u00a0  \t go")).isEqualTo("don't go");
    }

    @Test
    void lineBreaksStayForTheyEndSentences() {
        assertThat(Normalizer.normalize("first\r\n\r\nsecond")).isEqualTo("first\nsecond");
    }

    @Test
    void emojiBecomeTheirWordOnce() {
        assertThat(Normalizer.normalize("\ud83d\ude21\ud83d\ude21")).isEqualTo("angry");
        assertThat(Normalizer.normalize("nice \u2764")).isEqualTo("nice love it");
    }

    @Test
    void loneSurrogatesAreDropped() {
        assertThat(Normalizer.normalize("a\ud83db")).isEqualTo("ab");
    }

    @Test
    void ofAStackOfMarksAFewAreLeftHoweverTheyAreMixed() {
        String bomb = "e" + "\u0301\u200b\u0323\u0344".repeat(3_000) + " x";

        assertThat(Normalizer.normalize(bomb)).endsWith(" x").hasSizeLessThan(3 + 3 * Normalizer.MAX_MARKS);
        assertThat(Normalizer.normalize("Vie\u0323\u0302t Nam")).isEqualTo("Vi\u1ec7t Nam");
    }

    @Test
    void anAccentTypedAsAnApostropheIsOne() {
        assertThat(Normalizer.normalize("I don\u00b4t")).isEqualTo("I don't");
    }

    @Test
    void noTextIsLongerThanTheBound() {
        assertThat(Normalizer.normalize("x" + "\ud83e\udd84\ud83c\udfb8".repeat(6_000)))
                .hasSizeLessThanOrEqualTo(Normalizer.MAX_CHARS);
        assertThat(Normalizer.normalize("\ufdfa".repeat(2_000))).hasSizeLessThanOrEqualTo(Normalizer.MAX_CHARS);
    }
}
