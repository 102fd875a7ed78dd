package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ConceptsTest {

    @Test
    void unlikeWordsMeanTheSameDeed() {
        assertThat(both("They lent me a drill.", "I could borrow the ladder till Monday."))
                .isTrue();
        assertThat(both("She put one aside for me.", "He had kept one back under the counter."))
                .isTrue();
        assertThat(both("They lent me a drill.", "The toilets were filthy.")).isFalse();
    }

    @Test
    void aLittleWordMayStandWithinAPhrase() {
        assertThat(both("He came out running, she ran quickly after me", "ran after me"))
                .isTrue();
    }

    @Test
    void hardTextsTakeLittleTime() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            Concepts.shipped().of("");
            Concepts.shipped().of("'-'-'* * *");
            Concepts.shipped().of("put ".repeat(20_000));
            Concepts.shipped().of("a".repeat(20_000));
        });
    }

    private static boolean both(String one, String other) {
        return Concepts.shipped().of(one).intersects(Concepts.shipped().of(other));
    }
}
