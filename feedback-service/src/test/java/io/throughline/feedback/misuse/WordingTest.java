package io.throughline.feedback.misuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Wording WORDING = new Wording();

    /** Every line of {@code src/test/resources/misuse/cases.txt}. */
    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = WordingTest.class.getResourceAsStream("/misuse/cases.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .map(flagsAndText -> arguments(flagsAndText[1], flagsAndText[0]));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void wordsAimedAtPeopleAreFlaggedAndSwearingAtThingsIsNot(String text, String flags) {
        assertThat(WORDING.flags(text).stream().map(Flag::wireName).collect(Collectors.joining(" ")))
                .isEqualTo(flags.equals("none") ? "" : flags);
    }

    @Test
    void noWordsAreNoMisuse() {
        assertThat(WORDING.flags(null)).isEmpty();
        assertThat(WORDING.flags("")).isEmpty();
        assertThat(WORDING.flags("*** ... !!! 12")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"you ", "i ", "f*ck ", "a", "*", "$", "du so ein ", "very so very ", "a ", "i will "})
    void timeGrowsWithTheTextAndNotWithItsSquare(String again) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> WORDING.flags(again.repeat(100_000 / again.length())));
    }
}
