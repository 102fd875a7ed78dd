package io.throughline.standards.voice.kafka;

import static io.throughline.standards.events.EventData.instant;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.events.EventData;
import io.throughline.standards.voice.Kind;
import io.throughline.standards.voice.Told;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads suggestions and needs out of {@code feedback-accepted}, version 1, by feedback-service's contract. Nearly all feedback is neither,
 * and comes by the thousand: what does not name a voice is not even parsed.
 */
public final class VoiceDecoder implements Decoder<Told> {

    public static final String TYPE = "io.throughline.feedback-accepted.v1";

    private static final int ANY = Integer.MAX_VALUE;
    private static final byte[] VOICE = "\"voice\"".getBytes(UTF_8);

    /** Empty for stories, and for what later versions may add. */
    @Override
    public Optional<Told> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        return namesAVoice(record.value()) ? EventData.read(record, VoiceDecoder::told) : Optional.empty();
    }

    /** Within a text its quotes are escaped: a comment that speaks of voices does not look so. */
    private static boolean namesAVoice(byte[] data) {
        int last = data == null ? -1 : data.length - VOICE.length;
        for (int at = 0; at <= last; at++) {
            if (data[at] == VOICE[0] && Arrays.equals(data, at, at + VOICE.length, VOICE, 0, VOICE.length)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Told> told(ObjectReader data, ObjectNode object) {
        Kind kind = Kind.BY_NAME.get(object.path("voice").asText());
        if (kind == null) {
            return Optional.empty();
        }
        EventData.Key key = EventData.key(data);
        return Optional.of(new Told(
                key.organization(),
                key.id(),
                key.revision(),
                kind,
                data.require("store").text("store", ANY),
                data.require("touchpoint").text("touchpoint", ANY),
                instant(data, "correctedAt"),
                instant(data, "receivedAt"),
                data.text("comment", ANY),
                data.text("language", ANY),
                data.texts("flags", ANY, ANY)));
    }
}
