package io.throughline.feedback.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.privacy.Pseudonyms;
import io.throughline.feedback.sources.Channel;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:20:30Z");
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID SPACE = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Origin ORIGIN =
            new Origin(ORGANIZATION, SPACE, UUID.randomUUID(), Channel.KIOSK, Pseudonyms.NONE, null);

    private final Faults faults = new Faults();

    @Test
    void aSignalIsReadWithWhereItComesFrom() throws MalformedJsonException {
        Signal signal = read(SignalJson.queue(
                ID, "S001", 7, "2026-11-21T10:20:29.123+01:00", ", \"register\": \"till-3\", \"device\": \"cam-2\""));
        assertThat(faults.list()).isEmpty();
        assertThat(signal)
                .usingRecursiveComparison()
                .ignoringFields("digest", "value")
                .isEqualTo(new Signal(
                        ORGANIZATION,
                        SPACE,
                        ID,
                        ORIGIN.source(),
                        "S001",
                        "checkout",
                        SignalKind.QUEUE_LENGTH,
                        null,
                        "till-3",
                        "cam-2",
                        Instant.parse("2026-11-21T09:20:29.123Z"),
                        NOW,
                        Instant.parse("2026-11-21T09:20:29.123Z"),
                        null));
        assertThat(signal.value()).isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id           | null                        | required",
                "id           | \"x\"                       | format",
                "store        | null                        | required",
                "store        | \" \"                       | required",
                "store        | \"S 1\"                     | format",
                "store        | 7                           | type",
                "touchpoint   | \"a/b\"                     | format",
                "kind         | null                        | required",
                "kind         | \"weather\"                 | value",
                "value        | null                        | required",
                "value        | \"7\"                       | type",
                "value        | -1                          | range",
                "value        | 100001                      | range",
                "value        | 0.0001                      | range",
                "register     | \"\"                        | format",
                "device       | \"späte\"                   | format",
                "observedAt   | null                        | required",
                "observedAt   | \"2026-11-21T09:15:30\"     | format",
                "observedAt   | \"2026-11-22T09:20:30.001Z\"| future",
                "sentAt       | \"2026-11-21T09:14:00Z\"    | order",
                "sentAt       | \"2026-11-23T09:14:00Z\"    | future",
                "colour       | \"red\"                     | unknown",
            })
    void everyBrokenRuleIsAFaultAtItsField(String field, String value, String code) throws Exception {
        ObjectNode json = json(SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:30Z", ""));
        json.set(
                field,
                JsonInput.parse(("[" + value + "]").getBytes(StandardCharsets.UTF_8))
                        .get(0));
        assertThat(SignalReader.read(json, null, ORIGIN, NOW, faults)).isNull();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/" + field, code));
    }

    @Test
    void allFaultsAreNotedAtOnce() throws MalformedJsonException {
        assertThat(read("{\"store\": 1, \"value\": \"x\", \"mood\": 3}")).isNull();
        assertThat(faults.list())
                .extracting(Fault::pointer)
                .containsExactly("/id", "/store", "/kind", "/value", "/observedAt", "/mood");
    }

    @Test
    void onlyWhatCountsHasAValue() throws MalformedJsonException {
        String opened = "{\"id\": \"" + ID + "\", \"store\": \"S001\", \"kind\": \"register-opened\","
                + " \"register\": \"till-3\", \"observedAt\": \"2026-11-21T09:15:30Z\"%s}";
        assertThat(read(opened.formatted("")).value()).isNull();
        assertThat(read(opened.formatted(", \"value\": 1"))).isNull();
        assertThat(faults.list()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/value", "kind"));
    }

    @Test
    void theIdMayComeInTheHeaderAndMustBeTheSame() throws MalformedJsonException {
        UUID other = UUID.randomUUID();
        String json = SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:30Z", "");
        assertThat(SignalReader.read(json(json), ID, ORIGIN, NOW, faults).id()).isEqualTo(ID);
        assertThat(SignalReader.read(json(json), other, ORIGIN, NOW, faults)).isNull();
        assertThat(faults.list()).extracting(Fault::code).containsExactly("idempotency-key");
    }

    @Test
    void theSameContentIsEqualHoweverItIsWrittenAndAnyOtherIsNot() throws MalformedJsonException {
        byte[] first = read(SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:30Z", ""))
                .digest();
        assertThat(read("""
                {"observedAt": "2026-11-21T10:15:30.000+01:00", "sentAt": "2026-11-21T10:16:30+01:00", "value": 7.0, "register": null,
                 "kind": "queue-length", "touchpoint": "checkout", "store": "S001", "id": "%s"}""".formatted(ID)).digest()).isEqualTo(first);
        for (String other : List.of(
                SignalJson.queue(ID, "S002", 7, "2026-11-21T09:15:30Z", ""),
                SignalJson.queue(ID, "S001", 8, "2026-11-21T09:15:30Z", ""),
                SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:31Z", ""),
                SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:30Z", ", \"register\": \"till-3\""),
                SignalJson.queue(ID, "S001", 7, "2026-11-21T09:15:30Z", ", \"device\": \"till-3\""))) {
            assertThat(read(other).digest()).isNotEqualTo(first);
        }
    }

    @Test
    void aClockThatIsOffIsCorrectedByWhatTheDeviceSaysWhenItSends() throws MalformedJsonException {
        Signal signal =
                read(SignalJson.queue(ID, "S001", 7, "2026-11-21T08:15:30Z", ", \"sentAt\": \"2026-11-21T08:16:30Z\""));
        assertThat(signal.correctedAt()).isEqualTo(Instant.parse("2026-11-21T09:19:30Z"));
        assertThat(signal.observedAt()).isEqualTo(Instant.parse("2026-11-21T08:15:30Z"));
    }

    @Test
    void ageIsThatOfTheCorrectedTime() throws MalformedJsonException {
        Signal yesterday = read(SignalJson.queue(ID, "S001", 7, "2026-11-20T09:20:29Z", ""));
        assertThat(yesterday.isOlderThan(Duration.ofHours(24))).isTrue();
        assertThat(yesterday.isOlderThan(Duration.ofHours(25))).isFalse();
        Signal ofASlowClock =
                read(SignalJson.queue(ID, "S001", 7, "2026-11-20T09:20:29Z", ", \"sentAt\": \"2026-11-20T09:20:30Z\""));
        assertThat(ofASlowClock.isOlderThan(Duration.ofMinutes(1))).isFalse();
    }

    private Signal read(String json) throws MalformedJsonException {
        return SignalReader.read(json(json), null, ORIGIN, NOW, faults);
    }

    private static ObjectNode json(String json) throws MalformedJsonException {
        return JsonInput.parseObject(json.getBytes(StandardCharsets.UTF_8));
    }
}
