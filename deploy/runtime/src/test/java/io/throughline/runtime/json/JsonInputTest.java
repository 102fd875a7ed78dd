package io.throughline.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

    @Test
    void decimalsAreExactAndByValue() throws Exception {
        JsonNode node = parse("{\"a\": 0.1, \"b\": 1.50, \"c\": 12345678901234567890, \"d\": 0e999999999}");
        assertThat(node.get("a").decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(node.get("b").decimalValue()).isEqualTo(new BigDecimal("1.5"));
        assertThat(node.get("c").decimalValue()).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(node.get("d").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void charactersOfAllPlanesArrive() throws Exception {
        assertThat(parse("{\"a\": \"größer \uD83D\uDE00\"}").get("a").textValue())
                .isEqualTo("größer \uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void anEmptyBodyIsSaidToBeEmpty(String body) {
        assertRefused(body, "The body is empty.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\": 1,}",
                "{'a': 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "// {}",
                "{\"a\": \"\n\"}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 1}}",
                "{\"a\": 1, \"\\u0061\": 2}",
                "{} {}",
                "{}]",
                "{}x",
                "[1,2]3",
                "\uFEFF{}"
            })
    void whatIsNotExactlyOneJsonValueIsRefusedWithItsPlace(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("The body is not valid JSON (or repeats a name) at line ");
    }

    @Test
    void theRefusalQuotesNothingOfTheBody() {
        assertThatThrownBy(() -> parse("{\"comment\": \"private\", \"comment\": secret}"))
                .hasMessageNotContainingAny("private", "secret", "comment");
    }

    /** Bare continuation, cut sequence, overlong slash and NUL, encoded surrogate, beyond the last plane, Latin-1. */
    @ParameterizedTest
    @ValueSource(strings = {"80", "c3", "c0af", "c080", "e0808f", "eda080", "f4908080", "f8888080", "ff", "fc"})
    void whatIsNotUtf8IsRefused(String hex) {
        byte[] body = HexFormat.of()
                .parseHex(HexFormat.of().formatHex("{\"a\": \"".getBytes(UTF_8))
                        + hex
                        + HexFormat.of().formatHex("\"}".getBytes(UTF_8)));
        assertThatThrownBy(() -> JsonInput.parse(body))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("The body is not UTF-8.");
    }

    @Test
    void utf16IsNotGuessed() {
        assertThatThrownBy(() -> JsonInput.parse("{\"a\": 1}".getBytes(UTF_16BE)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void depth32IsTakenAnd33IsNot() throws Exception {
        assertThat(parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertBound("[".repeat(33) + "]".repeat(33));
        assertBound("{\"a\":".repeat(33) + "1" + "}".repeat(33));
    }

    @Test
    void longNamesNumbersAndTextsAreRefused() {
        assertBound("{\"" + "n".repeat(257) + "\": 1}");
        assertBound("{\"a\": " + "9".repeat(101) + "}");
        assertBound("{\"a\": \"" + "x".repeat(65 * 1024) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "9.99e2147483647",
                "1e401",
                "123e-500",
                "1e2147483648",
                "1e99999999999999999999"
            })
    void giantExponentsAreRefused(String number) {
        assertBound("{\"a\": " + number + "}");
        assertBound("[[" + number + "]]");
    }

    @Test
    void hostileBodiesOf64KibTakeNoTime() {
        int size = 64 * 1024;
        String numbers =
                IntStream.range(0, size / 12).mapToObj(i -> "9e400").collect(Collectors.joining(",", "[", "]"));
        String names = IntStream.range(0, size / 10)
                .mapToObj(i -> "\"" + Integer.toHexString(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertTimeout(Duration.ofSeconds(3), () -> {
            for (int i = 0; i < 10; i++) {
                parse(numbers);
                parse(names);
                assertBound("[".repeat(size));
                assertBound("{\"a\":".repeat(size / 5));
                assertBound("9".repeat(size));
                assertBound("1e" + "9".repeat(size));
            }
        });
    }

    @Test
    void anObjectIsAsked() {
        for (String body : new String[] {"[]", "1", "null", "\"{}\"", "true"}) {
            assertThatThrownBy(() -> JsonInput.parseObject(body.getBytes(UTF_8)))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessage("The body must be a JSON object.");
        }
    }

    @Test
    void aPartOfAnArrayOfBytesCanBeParsed() throws Exception {
        byte[] lines = "{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_8);
        assertThat(JsonInput.parse(lines, 8, 7).get("a").intValue()).isEqualTo(2);
    }

    @Test
    void aBodyOfCountlessSmallValuesIsRefused() {
        assertBound("[" + "1,".repeat(400_000) + "1]");
    }

    private static JsonNode parse(String body) throws MalformedJsonException {
        return JsonInput.parse(body.getBytes(UTF_8));
    }

    private static void assertRefused(String body, String message) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage(message);
    }

    private static void assertBound(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("The JSON exceeds a bound");
    }
}
