package io.throughline.feedback.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String COUNTRY = "gb: ";
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final String BECOMES = " => ";

    /** Ten times what a comment may have: what takes a moment in steps by the square would take minutes. */
    private static final int LONG = 100_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Masking masking = new Masking();

    /** Every line of {@code src/test/resources/masking}. */
    static Stream<Arguments> corpus() {
        return Stream.of("e-mail", "phone", "card", "iban", "address", "other").flatMap(MaskingTest::cases);
    }

    private static Stream<Arguments> cases(String kind) {
        try (InputStream file = MaskingTest.class.getResourceAsStream("/masking/" + kind + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> {
                        String[] given = line.substring(COUNTRY.length()).split(BECOMES, 2);
                        return arguments(kind + ", " + line, unescaped(given[0]), unescaped(given[given.length - 1]));
                    });
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A line break as {@code \\n}, any other character by its four hexadecimal digits, as in Java. */
    private static String unescaped(String text) {
        return UNICODE.matcher(text.replace("\\n", "\n"))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void aTextIsKeptAsTheCorpusSays(String name, String text, String kept) {
        assertThat(masking.mask(text)).isEqualTo(kept);
        assertThat(masking.mask(kept)).as("masked again").isEqualTo(kept);
    }

    @Test
    void aTextWithNothingToMaskIsNotCopied() {
        String text = "She pointed to the exit. No dots, no digits.";
        assertThat(masking.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "11111111111111111111111111111111111 ",
                "1234567890a ",
                "@",
                "a@",
                "a@b.",
                "DE89 ",
                "1 A ",
                "1.",
                "1-",
                "0171 ",
                "+1",
                "(1",
                "1 rue de ",
                " at",
                " at dot ",
                "(at)",
                "Hauptstr. ",
                "12 A A A A ",
                "am Am 1 ",
                "order no 1 ",
                "1",
                "12a",
                "calle a a 1 ",
                "A 1, "
            })
    void timeGrowsWithTheTextAndNotWithItsSquare(String again) {
        String text = again.repeat(LONG / again.length());
        assertTimeoutPreemptively(LONGEST, () -> masking.mask(text));
        assertTimeoutPreemptively(LONGEST, () -> masking.mask(" ".repeat(LONG) + text + "@"));
    }
}
