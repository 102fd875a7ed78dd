package io.throughline.feedback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.privacy.Masking;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ID = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
    private static final String PLAIN = """
            "id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "store": "S012", "touchpoint": "checkout",
            "collectedAt": "2026-11-21T10:15:30+01:00"
            """;

    private final SubmissionReader reader = new SubmissionReader(new Masking(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Faults faults = new Faults();

    @Test
    void everyFieldIsRead() {
        Submission submission = read("{" + PLAIN + """
                , "sentAt": "2026-11-21T10:15:31+01:00", "rating": {"metric": "nps", "value": 9, "min": 0, "max": 10},
                "goal": "return a kettle", "goalAchieved": true, "reasons": ["short-wait"], "comment": "Kind.",
                "language": "de-AT", "employee": "e0123", "customer": "loyalty:9913", "device": "k-0456",
                "questionnaire": {"id": "checkout", "version": 3}, "attributes": {"basket": "small"}}""");
        assertThat(faults.list()).isEmpty();
        assertThat(submission.id()).isEqualTo(ID);
        assertThat(submission.collectedAt()).isEqualTo("2026-11-21T09:15:30Z");
        assertThat(submission.sentAt()).isEqualTo("2026-11-21T09:15:31Z");
        assertThat(submission.customer()).isEqualTo("loyalty:9913");
        assertThat(submission.employee()).isEqualTo("e0123");
        Content content = submission.content();
        assertThat(content.rating().normalized()).isEqualByComparingTo("90");
        assertThat(content.comment()).isEqualTo("Kind.");
        assertThat(content.goalAchieved()).isTrue();
        assertThat(content.reasons()).containsExactly("short-wait");
        assertThat(content.questionnaire()).isEqualTo(new Content.Questionnaire("checkout", 3));
        assertThat(content.attributes()).containsEntry("basket", "small");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("\"comment\": 7", "/comment", "type"),
                arguments("\"comment\": \"" + "x".repeat(10_001) + "\"", "/comment", "too-long"),
                arguments("\"comment\": \"nul \\u0000\"", "/comment", "characters"),
                arguments("\"comment\": \"half \\ud83d\"", "/comment", "characters"),
                arguments("\"rating\": 5", "/rating", "type"),
                arguments("\"rating\": {\"value\": 4, \"min\": 1, \"max\": 5}", "/rating/metric", "required"),
                arguments(rating("\"stars\"", "4", "1", "5"), "/rating/metric", "value"),
                arguments(rating("\"csat\"", "6", "1", "5"), "/rating/value", "range"),
                arguments(rating("\"csat\"", "0", "1", "5"), "/rating/value", "range"),
                arguments(rating("\"csat\"", "\"4\"", "1", "5"), "/rating/value", "type"),
                arguments(rating("\"csat\"", "4", "5", "5"), "/rating/max", "range"),
                arguments(rating("\"csat\"", "1e30", "1", "5"), "/rating/value", "range"),
                arguments(rating("\"csat\"", "1e-30", "1", "5"), "/rating/value", "range"),
                arguments(
                        "\"rating\": {\"metric\": \"ces\", \"value\": 1, \"min\": 1, \"max\": 7, \"scale\": 7}",
                        "/rating/scale",
                        "unknown"),
                arguments("\"reasons\": \"short-wait\"", "/reasons", "type"),
                arguments("\"reasons\": [\"a\", 3]", "/reasons/1", "type"),
                arguments("\"reasons\": [\"call jo@example.org\"]", "/reasons/0", "format"),
                arguments("\"comment\": \"x\", \"sentAt\": \"2026-11-21T09:00:00Z\"", "/sentAt", "order"),
                arguments("\"comment\": \"x\", \"goalAchieved\": \"yes\"", "/goalAchieved", "type"),
                arguments("\"comment\": \"x\", \"goal\": \"" + "g".repeat(501) + "\"", "/goal", "too-long"),
                arguments("\"comment\": \"x\", \"language\": \"english\"", "/language", "format"),
                arguments("\"comment\": \"x\", \"device\": \"k 1\"", "/device", "format"),
                arguments("\"comment\": \"x\", \"voice\": \"story\"", "/voice", "channel"),
                arguments("\"comment\": \"x\", \"voice\": \"shout\"", "/voice", "value"),
                arguments("\"comment\": \"x\", \"sentAt\": \"2026-11-21\"", "/sentAt", "format"),
                arguments("\"comment\": \"x\", \"sentAt\": \"2026-11-23T12:00:01Z\"", "/sentAt", "future"),
                arguments(
                        "\"comment\": \"x\", \"questionnaire\": {\"id\": \"q\"}", "/questionnaire/version", "required"),
                arguments(
                        "\"comment\": \"x\", \"questionnaire\": {\"id\": \"q\", \"version\": 0}",
                        "/questionnaire/version",
                        "range"),
                arguments("\"comment\": \"x\", \"attributes\": [1]", "/attributes", "type"),
                arguments("\"comment\": \"x\", \"attributes\": {\"a b\": \"c\"}", "/attributes/a b", "format"),
                arguments("\"comment\": \"x\", \"attributes\": {\"a\": 1}", "/attributes/a", "type"),
                arguments("\"comment\": \"x\", \"customer\": \"" + "c".repeat(129) + "\"", "/customer", "too-long"),
                arguments("\"comment\": \"x\", \"coment\": \"y\"", "/coment", "unknown"),
                arguments("\"goal\": \"only a goal\"", "", "required"),
                arguments("\"comment\": \"   \"", "", "required"));
    }

    @ParameterizedTest(name = "{0} is a fault at {1}: {2}")
    @MethodSource("broken")
    void everyWayToBreakAFieldIsOneFaultAtItsPointer(String field, String pointer, String code) {
        assertThat(read("{" + PLAIN + ", " + field + "}")).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, code));
    }

    @Test
    void whatIsNeededIsSaidAllAtOnce() {
        assertThat(read("{}")).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer)
                .containsExactly("/id", "/store", "/touchpoint", "/collectedAt", "");
    }

    @Test
    void aTimeMoreThanADayAheadIsRefusedAndOneWithinIsNot() {
        read(at("2026-11-22T12:00:00.001Z"));
        assertThat(faults.list()).extracting(Fault::code).containsExactly("future");
        assertThat(new SubmissionReader(new Masking(), Clock.fixed(NOW, ZoneOffset.UTC))
                        .read(json(at("2026-11-22T12:00:00Z")), null, Channel.KIOSK, new Faults()))
                .isNotNull();
    }

    @Test
    void maskingMayMakeATextLongerThanItWasAllowedToBe() {
        String goal = "g".repeat(493) + " a@b.co";
        Submission submission = read("{" + PLAIN + ", \"comment\": \"x\", \"goal\": \"" + goal + "\"}");
        assertThat(faults.list()).isEmpty();
        assertThat(submission.content().goal()).endsWith("[e-mail]").hasSizeGreaterThan(500);
    }

    @Test
    void onlyEmployeesHaveAVoice() {
        Submission submission = reader.read(
                json("{" + PLAIN + ", \"comment\": \"x\", \"voice\": \"need\"}"), null, Channel.EMPLOYEE, faults);
        assertThat(submission.content().voice()).isEqualTo(Voice.NEED);
    }

    private static String at(String time) {
        return "{" + PLAIN.replace("2026-11-21T10:15:30+01:00", time) + ", \"comment\": \"x\"}";
    }

    private static String rating(String metric, String value, String min, String max) {
        return "\"rating\": {\"metric\": %s, \"value\": %s, \"min\": %s, \"max\": %s}"
                .formatted(metric, value, min, max);
    }

    private Submission read(String json) {
        return reader.read(json(json), null, Channel.KIOSK, faults);
    }

    private static ObjectNode json(String json) {
        try {
            return JsonInput.parseObject(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
