package io.throughline.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectReaderTest {

    final Faults faults = new Faults();

    @Test
    void whatIsWellFormedIsRead() {
        ObjectReader object = object("""
                {"id": "0192F0C1-0000-7000-8000-00000000000a", "at": "2026-11-21T10:15:30.123456+01:00", "day": "2026-11-21",
                 "n": 4.50, "count": 7, "yes": true, "kind": "b", "words": "größer", "list": ["x", "y"], "in": {"deep": 1}}
                """);
        assertThat(object.uuid("id")).isEqualTo(UUID.fromString("0192f0c1-0000-7000-8000-00000000000a"));
        assertThat(object.time("at")).isEqualTo(OffsetDateTime.parse("2026-11-21T10:15:30.123+01:00"));
        assertThat(object.date("day")).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(object.number("n")).isEqualByComparingTo("4.5");
        assertThat(object.integer("count", 1, 10)).isEqualTo(7);
        assertThat(object.bool("yes")).isTrue();
        assertThat(object.oneOf("kind", Map.of("a", 1, "b", 2))).isEqualTo(2);
        assertThat(object.text("words", 6)).isEqualTo("größer");
        assertThat(object.texts("list", 2, 1)).containsExactly("x", "y");
        ObjectReader inner = object.object("in");
        assertThat(inner.integer("deep", 0, 1)).isEqualTo(1);
        inner.done();
        object.done();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void missingAndNullReadAsNull() {
        ObjectReader object = object("{\"b\": null}");
        for (String field : new String[] {"a", "b"}) {
            assertThat(object.text(field, 9)).isNull();
            assertThat(object.uuid(field)).isNull();
            assertThat(object.time(field)).isNull();
            assertThat(object.number(field)).isNull();
            assertThat(object.integer(field, 0, 1)).isNull();
            assertThat(object.bool(field)).isNull();
            assertThat(object.object(field)).isNull();
            assertThat(object.texts(field, 1, 1)).isEmpty();
        }
        object.done();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void everyFaultIsNotedWithItsPlace() {
        ObjectReader object = object("""
                {"id": 7, "at": true, "n": "4", "count": 4.5, "yes": "true", "kind": "z", "words": [],
                 "list": ["x", 1, null, "toolong"], "in": {"deep": {}, "a/b~c": 1}, "extra": 1}
                """);
        object.require("needed").uuid("needed");
        object.uuid("id");
        object.time("at");
        object.number("n");
        object.integer("count", 1, 10);
        object.bool("yes");
        object.oneOf("kind", Map.of("a", 1));
        object.text("words", 6);
        object.texts("list", 4, 3);
        ObjectReader inner = object.object("in");
        inner.text("deep", 9);
        inner.done();
        object.done();
        assertThat(faults.list())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/needed required",
                        "/id type",
                        "/at type",
                        "/n type",
                        "/count range",
                        "/yes type",
                        "/kind value",
                        "/words type",
                        "/list/1 type",
                        "/list/2 type",
                        "/list/3 too-long",
                        "/in/deep type",
                        "/in/a~1b~0c unknown",
                        "/extra unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "123456789012-34-5678-9abc-def0123456",
                "0192f0c1-0000-7000-8000-00000000000",
                "0192f0c1-0000-7000-8000-00000000000g",
                "0192f0c1000070008000000000000000",
                "+192f0c1-0000-7000-8000-000000000000",
                "０192f0c1-0000-7000-8000-000000000000",
                "{0192f0c1-0000-7000-8000-00000000000}",
                ""
            })
    void onlyTheCanonicalFormIsAUuid(String text) {
        assertFault(text, ObjectReader::uuid, "format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026-11-21T10:15:30",
                "2026-02-30T10:15:30Z",
                "2026-11-21T25:15:30Z",
                "2026-11-21T10:15:30+19:00",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "yesterday"
            })
    void onlyATimeWithItsOffsetAndAYearOfFourDigitsIsATime(String text) {
        assertFault(text, ObjectReader::time, "format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "21.11.2026", "+12026-01-01", "2026-11-21T00:00:00Z"})
    void onlyADayOfTheCalendarIsADate(String text) {
        assertFault(text, ObjectReader::date, "format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e18", "1234567890123456789", "1e400", "0.1234567890123456789", "1e-400"})
    void numbersOfMoreThan18DigitsAreFaults(String number) {
        ObjectReader object = object("{\"n\": " + number + "}");
        assertThat(object.number("n")).isNull();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/n", "range"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999999999999999999", "-0.123456789012345678", "1e17", "0", "100", "1.000000000000000000000"})
    void numbersOf18DigitsAreRead(String number) {
        assertThat(object("{\"n\": " + number + "}").number("n")).isEqualByComparingTo(new BigDecimal(number));
        assertThat(faults.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "5.5", "99999999999", "123456789012345678901234567890"})
    void whatIsNotAWholeNumberWithinTheRangeIsAFault(String number) {
        ObjectReader object = object("{\"n\": " + number + "}");
        assertThat(object.integer("n", 1, 10)).isNull();
        assertThat(faults.list()).extracting(Fault::code).containsExactly("range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "a\\u0000b",
                "\\ud83d",
                "\\ude00",
                "\\ude00\\ud83d",
                "\\ud83dx",
                "\\ud83d\\ud83d\\ude00"
            })
    void nulAndHalfSurrogatesAreFaultsInTexts(String escaped) {
        assertFault(escaped, (object, field) -> object.text(field, 99), "characters");
        assertThat(object("{\"l\": [\"" + escaped + "\"]}").texts("l", 9, 99)).isEmpty();
    }

    @Test
    void nulAndHalfSurrogatesAreFaultsInNames() {
        ObjectReader object = object("{\"in\": {\"ok\": \"1\", \"a\\ud83d\": \"1\", \"\\u0000\": \"1\"}}")
                .object("in");
        assertThat(object.names()).containsExactly("ok");
        object.text("ok", 9);
        object.done();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/in", "characters"));
    }

    @Test
    void aTextMustMatchItsForm() {
        Pattern form = Pattern.compile("[a-z]+");
        assertThat(object("{\"f\": \"abc\"}").text("f", form, "abc")).isEqualTo("abc");
        assertFault("abc1", (object, field) -> object.text(field, form, "abc"), "format");
    }

    @Test
    void moreItemsThanAllowedAreAFault() {
        assertThat(object("{\"l\": [\"a\", \"b\", \"c\"]}").texts("l", 2, 9)).isEmpty();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/l", "type"));
    }

    @Test
    void thousandsOfFaultsMakeNoLargeAnswerAndTakeNoTime() {
        String body =
                IntStream.range(0, 6_000).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        assertTimeout(Duration.ofSeconds(2), () -> object(body).done());
        assertThat(faults.list()).hasSize(50);
    }

    private void assertFault(String text, BiFunction<ObjectReader, String, Object> read, String code) {
        assertThat(read.apply(object("{\"f\": \"" + text + "\"}"), "f")).isNull();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/f", code));
    }

    private ObjectReader object(String json) {
        try {
            ObjectNode node = JsonInput.parseObject(json.getBytes(UTF_8));
            return new ObjectReader(node, "", faults);
        } catch (MalformedJsonException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
