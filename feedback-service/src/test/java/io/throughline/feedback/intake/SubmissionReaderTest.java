package io.throughline.feedback.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.misuse.Flag;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ID = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
    private static final UUID NIL = new UUID(0, 0);

    private final SubmissionReader reader = new SubmissionReader(new Masking(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Faults faults = new Faults();

    @Test
    void everyFieldIsRead() {
        Submission submission = read("""
                {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "store": "S012", "touchpoint": "checkout",
                "collectedAt": "2026-11-21T10:15:30+01:00", "sentAt": "2026-11-21T10:15:31+01:00",
                "rating": {"metric": "nps", "value": 9, "min": 0, "max": 10},
                "goal": "return a kettle", "goalAchieved": true, "reasons": ["short-wait"], "comment": "Kind.",
                "language": "de-AT", "employee": "e0123", "customer": "loyalty:9913", "device": "k-0456",
                "questionnaire": {"id": "checkout", "version": 3}, "attributes": {"basket": "small"}}""");
        assertThat(faults.list()).isEmpty();
        assertThat(submission.id()).isEqualTo(ID);
        assertThat(submission.store()).isEqualTo("S012");
        assertThat(submission.touchpoint()).isEqualTo("checkout");
        assertThat(submission.collectedAt()).isEqualTo("2026-11-21T09:15:30Z");
        assertThat(submission.sentAt()).isEqualTo("2026-11-21T09:15:31Z");
        assertThat(submission.customer()).isEqualTo("loyalty:9913");
        assertThat(submission.employee()).isEqualTo("e0123");
        assertThat(submission.flags()).isEmpty();
        Content content = submission.content();
        assertThat(content.rating().metric()).isEqualTo(Metric.NPS);
        assertThat(content.rating().normalized()).isEqualByComparingTo("90");
        assertThat(content.goal()).isEqualTo("return a kettle");
        assertThat(content.goalAchieved()).isTrue();
        assertThat(content.reasons()).containsExactly("short-wait");
        assertThat(content.comment()).isEqualTo("Kind.");
        assertThat(content.language()).isEqualTo("de-AT");
        assertThat(content.device()).isEqualTo("k-0456");
        assertThat(content.questionnaire()).isEqualTo(new Content.Questionnaire("checkout", 3));
        assertThat(content.attributes()).containsEntry("basket", "small");
    }

    /** Fields of {@code broken-fields.txt} replace those of a feedback without fault. */
    @ParameterizedTest(name = "{0}: {1} is a fault at {2}: {3}")
    @CsvFileSource(resources = "/intake/broken-fields.txt", delimiter = '|', maxCharsPerColumn = 20_000)
    void everyWayToBreakAFieldIsOneFaultAtItsPointer(String field, String value, String pointer, String code) {
        assertThat(read(with(field, value))).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple(nothing(pointer), code));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/intake/good-fields.txt", delimiter = '|', maxCharsPerColumn = 20_000)
    void whatIsJustWithinTheRulesIsTaken(String field, String value) {
        Submission submission = read(with(field, value));
        assertThat(faults.list()).isEmpty();
        assertThat(submission).isNotNull();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(read("""
                {"id": "x", "store": "S 1", "touchpoint": 4, "collectedAt": "today", "sentAt": 7, "rating": {"metric": "stars", "value": 9,
                "min": 1, "max": 5, "colour": "red"}, "goal": [], "goalAchieved": "no", "reasons": ["a b", "c", "c"], "comment": 1,
                "language": "?", "employee": "Anna Bell", "customer": "", "device": "", "voice": "story",
                "questionnaire": {"id": "checkout"}, "attributes": {"a b": "c", "d": 1}, "coment": "x"}""")).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/id",
                        "/store",
                        "/touchpoint",
                        "/collectedAt",
                        "/sentAt",
                        "/rating/metric",
                        "/rating/colour",
                        "/goal",
                        "/goalAchieved",
                        "/reasons/0",
                        "/reasons/2",
                        "/comment",
                        "/language",
                        "/employee",
                        "/customer",
                        "/device",
                        "/voice",
                        "/questionnaire/version",
                        "/attributes/a b",
                        "/attributes/d",
                        "/coment");
    }

    @Test
    void whatIsNeededIsSaidAllAtOnce() {
        assertThat(read("{}")).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        tuple("/id", "required"),
                        tuple("/store", "required"),
                        tuple("/touchpoint", "required"),
                        tuple("/collectedAt", "required"),
                        tuple("", "required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rating", "reasons", "comment"})
    void aRatingReasonsOrWordsAreEnough(String kept) {
        String json = with(
                kept,
                switch (kept) {
                    case "rating" -> "{'metric': 'csat', 'value': 4, 'min': 1, 'max': 5}";
                    case "reasons" -> "['short-wait']";
                    default -> "'Kind.'";
                });
        assertThat(read(kept.equals("comment") ? json : without(json, "comment")))
                .isNotNull();
    }

    @Test
    void theHeadersIdIsTakenWhereTheBodyHasNone() {
        assertThat(reader.read(json(without(feedback(), "id")), ID, Channel.KIOSK, faults)
                        .id())
                .isEqualTo(ID);
        assertThat(reader.read(json(feedback()), ID, Channel.KIOSK, faults).id())
                .isEqualTo(ID);
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void anotherIdInTheHeaderIsAFault() {
        assertThat(reader.read(json(feedback()), UUID.randomUUID(), Channel.KIOSK, faults))
                .isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/id", "idempotency-key"));
    }

    @Test
    void theNilIdIsAFaultWhereverItStands() {
        assertThat(reader.read(json(without(feedback(), "id")), NIL, Channel.KIOSK, faults))
                .isNull();
        assertThat(reader.read(json(with("id", "'" + NIL + "'")), NIL, Channel.KIOSK, faults))
                .isNull();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsOnly(tuple("/id", "format"));
    }

    @Test
    void aHundredFaultsAreCutToFifty() {
        String attributes =
                IntStream.range(0, 20).mapToObj(i -> "'a b" + i + "': 1").collect(Collectors.joining(", ", "{", "}"));
        read(with("attributes", attributes));
        assertThat(faults.list()).hasSize(40).allMatch(fault -> fault.pointer().startsWith("/attributes/"));
    }

    @Test
    void maskingMayMakeATextLongerThanItWasAllowedToBe() {
        String goal = "g".repeat(493) + " a@b.co";
        Submission submission = read(with("goal", "'" + goal + "'"));
        assertThat(faults.list()).isEmpty();
        assertThat(submission.content().goal()).endsWith("[e-mail]").hasSizeGreaterThan(500);
    }

    @Test
    void everyFreeTextIsMasked() {
        Content content = read(with(
                        "comment",
                        "'write to jo@example.com', 'goal': 'call 020 7946 0958', 'attributes': {'note': 'jo@example.com'}"))
                .content();
        assertThat(content.comment()).isEqualTo("write to [e-mail]");
        assertThat(content.goal()).isEqualTo("call [phone]");
        assertThat(content.attributes()).containsEntry("note", "[e-mail]");
    }

    @Test
    void abuseAndThreatsAreFlaggedAndKept() {
        Submission submission = read(with("comment", "'You are an idiot.', 'goal': 'I will kill you'"));
        assertThat(submission.flags()).containsExactlyInAnyOrder(Flag.ABUSE, Flag.THREAT);
        assertThat(submission.content().comment()).isEqualTo("You are an idiot.");
    }

    @Test
    void onlyEmployeesHaveAVoice() {
        String need = with("voice", "'need'");
        assertThat(reader.read(json(need), null, Channel.EMPLOYEE, faults)
                        .content()
                        .voice())
                .isEqualTo(Voice.NEED);
        for (Channel channel : new Channel[] {Channel.KIOSK, Channel.APP, Channel.WEB}) {
            Faults ofChannel = new Faults();
            assertThat(reader.read(json(need), null, channel, ofChannel)).isNull();
            assertThat(ofChannel.list()).extracting(Fault::code).containsExactly("channel");
        }
    }

    private static String feedback() {
        return with("coment", null).replace(", \"coment\": null", "");
    }

    /**
     * A feedback with a comment, in which a field is replaced or added.
     *
     * @param value JSON with single quotes; {@code x*501} is as many of these characters
     */
    private static String with(String field, String value) {
        String base = """
                {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "store": "S012", "touchpoint": "checkout",
                "collectedAt": "2026-11-21T10:15:30+01:00", "comment": "Kind."}""";
        String json = value == null ? "null" : repeated(value).replace('\'', '"');
        return without(base, field)
                .replaceFirst("}$", "")
                .concat(", \"" + field + "\": ")
                .concat(json)
                .concat("}");
    }

    private static String repeated(String value) {
        int star = value.indexOf('*');
        if (star < 1 || !value.substring(star + 1).matches("\\d+")) {
            return value;
        }
        return "'" + value.substring(0, star).repeat(Integer.parseInt(value.substring(star + 1))) + "'";
    }

    private static String without(String feedback, String field) {
        ObjectNode json = json(feedback);
        json.remove(field);
        return json.toString();
    }

    private static String nothing(String text) {
        return text == null ? "" : text;
    }

    private Submission read(String json) {
        return reader.read(json(json), null, Channel.KIOSK, faults);
    }

    private static ObjectNode json(String json) {
        try {
            return JsonInput.parseObject(json.getBytes(UTF_8));
        } catch (MalformedJsonException malformed) {
            throw new AssertionError(json, malformed);
        }
    }
}
