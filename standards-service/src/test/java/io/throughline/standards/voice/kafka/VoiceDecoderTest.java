package io.throughline.standards.voice.kafka;

import static io.throughline.standards.Contract.FEEDBACK_ACCEPTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.standards.voice.Kind;
import io.throughline.standards.voice.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples that the publisher promises. */
class VoiceDecoderTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");

    @Test
    void suggestionIsReadWithAllThatIsKeptOfIt() throws Exception {
        assertThat(decode(FEEDBACK_ACCEPTED.example("employee-suggestion")))
                .contains(new Told(
                        ORGANIZATION,
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f66"),
                        1,
                        Kind.SUGGESTION,
                        "S003",
                        "fitting-room",
                        Instant.parse("2026-11-21T16:02:00Z"),
                        Instant.parse("2026-11-21T16:02:01Z"),
                        "A low trolley would let customers in wheelchairs shop alone.",
                        "en",
                        List.of()));
    }

    @Test
    void needIsSaidAtTheCorrectedTime() throws Exception {
        Told need = decode(FEEDBACK_ACCEPTED.example("employee-need")).orElseThrow();
        assertThat(need.kind()).isEqualTo(Kind.NEED);
        assertThat(need.saidAt()).isEqualTo("2026-11-21T09:20:30Z");
        assertThat(need.receivedAt()).isEqualTo("2026-11-21T09:20:31.250Z");
        assertThat(need.language()).isNull();
    }

    @Test
    void flagsAreRead() throws Exception {
        String flagged = FEEDBACK_ACCEPTED
                .example("employee-need")
                .replace("\"voice\"", "\"flags\": [\"abuse\", \"threat\"], \"voice\"");
        assertThat(decode(flagged).orElseThrow().flags()).containsExactly("abuse", "threat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "rating-only", "employee-story", "attributed", "named", "flagged"})
    void otherFeedbackIsNone(String example) throws Exception {
        assertThat(decode(FEEDBACK_ACCEPTED.example(example))).isEmpty();
    }

    @Test
    void whatNamesNoVoiceIsNotEvenParsed() throws Exception {
        assertThat(decode("not JSON, whatever \\\"voice\\\" it speaks of")).isEmpty();
        assertThat(decode("")).isEmpty();
        assertThat(decode("\"voice")).isEmpty();
    }

    @Test
    void voiceThatALaterVersionMayAddIsNone() throws Exception {
        assertThat(decode("{\"voice\": \"question\"}")).isEmpty();
        assertThat(decode("{\"attributes\": {\"voice\": \"need\"}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"voice\": \"need\"",
                "{\"voice\": \"need\"}",
                "{\"voice\"",
                "{\"voice\": \"need\", \"organization\": \"0192f0c0-0000-7000-8000-000000000001\", \"id\": 7, \"revision\": 1}"
            })
    void garbledDataAreUnreadable(String data) {
        assertThatThrownBy(() -> decode(data)).isInstanceOf(UnreadableRecordException.class);
    }

    private static Optional<Told> decode(String data) throws UnreadableRecordException {
        return new VoiceDecoder().decode(new ConsumerRecord<>("topic", 0, 0, null, data.getBytes(UTF_8)));
    }
}
