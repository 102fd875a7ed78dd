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
}
