package io.throughline.stories.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {

    private static final String TEXT = "The bottle machine gave me a slip for the empties and then it stopped again.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "THE bottle machine gave me a slip for the empties, and then it stopped again",
                "The bottle machine gave me a slip for the empties and then it stopped."
            })
    void nearDuplicatesHaveABandInCommon(String other) {
        assertThat(alike(TEXT, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "The cashier was friendly and quick",
        "Where do I find light bulbs?",
        "My parcel arrived two days late and nobody told me"
    })
    void textsAboutSomethingElseHaveNone(String other) {
        assertThat(alike(TEXT, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "😀 😀"})
    void whatHasNoWordsIsLikeNothing(String none) {
        assertThat(Likeness.bands(none)).isEmpty();
        assertThat(Likeness.bands(null)).isEmpty();
    }

    @Test
    void bandsAreTheSameOnEveryMachine() {
        assertThat(Likeness.bands("too long queue"))
                .isEqualTo(Likeness.bands("Queue: too LONG!"))
                .hasSize(4);
    }

    private static boolean alike(String one, String other) {
        return !Collections.disjoint(Likeness.bands(one), Likeness.bands(other));
    }
}
