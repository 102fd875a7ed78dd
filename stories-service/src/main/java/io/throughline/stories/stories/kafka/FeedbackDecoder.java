package io.throughline.stories.stories.kafka;

import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import io.throughline.stories.stories.Channel;
import io.throughline.stories.stories.Erasure;
import io.throughline.stories.stories.Feedback;
import io.throughline.stories.stories.GivenRating;
import io.throughline.stories.stories.Incoming;
import io.throughline.stories.stories.Voice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads {@code feedback-accepted} and {@code feedback-erased}, version 1, by feedback-service's contracts; fields that it does not know are
 * ignored.
 */
final class FeedbackDecoder implements Decoder<Incoming> {

    static final String ACCEPTED = "io.throughline.feedback-accepted.v1";
    static final String ERASED = "io.throughline.feedback-erased.v1";

    private static final Map<String, String> METRICS = Map.of("csat", "csat", "nps", "nps", "ces", "ces");

    /** How long a text may be is the publisher's to say, and masking may have lengthened it: it becomes a story all the same. */
    private static final int ANY = Integer.MAX_VALUE;

    @Override
    public Optional<Incoming> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String type = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE)
                .orElseThrow(() -> new UnreadableRecordException("no header " + CloudEventHeaders.TYPE));
        if (!type.equals(ACCEPTED) && !type.equals(ERASED)) {
            return Optional.empty();
        }
        if (record.value() == null) {
            throw new UnreadableRecordException("no data");
        }
        Faults faults = new Faults();
        ObjectReader data = object(record.value(), faults);
        Incoming incoming = type.equals(ACCEPTED) ? feedback(data) : erasure(data);
        if (!faults.isEmpty()) {
            throw new UnreadableRecordException(
                    faults.list().stream().map(FeedbackDecoder::describe).collect(Collectors.joining("; ")));
        }
        return Optional.of(incoming);
    }

    private static ObjectReader object(byte[] data, Faults faults) throws UnreadableRecordException {
        try {
            return new ObjectReader(JsonInput.parseObject(data), "", faults);
        } catch (MalformedJsonException malformed) {
            throw new UnreadableRecordException(malformed.getMessage());
        }
    }

    private static Feedback feedback(ObjectReader data) {
        return new Feedback(
                data.require("organization").uuid("organization"),
                data.require("id").uuid("id"),
                revision(data),
                data.require("store").text("store", 64),
                data.require("touchpoint").text("touchpoint", 64),
                data.require("channel").oneOf("channel", Channel.BY_NAME),
                data.oneOf("voice", Voice.BY_NAME),
                instant(data, "collectedAt"),
                instant(data, "correctedAt"),
                instant(data, "receivedAt"),
                rating(data.object("rating")),
                data.text("comment", ANY),
                data.text("language", ANY),
                data.text("goal", ANY),
                data.bool("goalAchieved"),
                data.texts("reasons", ANY, ANY),
                data.text("employee", ANY),
                data.texts("flags", ANY, ANY));
    }

    private static Erasure erasure(ObjectReader data) {
        return new Erasure(
                data.require("organization").uuid("organization"),
                data.require("id").uuid("id"),
                revision(data),
                data.require("store").text("store", 64),
                instant(data, "erasedAt"),
                !data.has("reason"));
    }

    private static int revision(ObjectReader data) {
        Integer revision = data.require("revision").integer("revision", 1, Integer.MAX_VALUE);
        return revision == null ? 0 : revision;
    }

    private static GivenRating rating(ObjectReader rating) {
        if (rating == null) {
            return null;
        }
        BigDecimal normalized = rating.require("normalized").number("normalized");
        if (normalized != null && (normalized.signum() < 0 || normalized.compareTo(BigDecimal.valueOf(100)) > 0)) {
            rating.fault("normalized", "range", "must be from 0 to 100");
        }
        return new GivenRating(
                rating.require("metric").oneOf("metric", METRICS),
                rating.require("value").number("value"),
                rating.require("min").number("min"),
                rating.require("max").number("max"),
                normalized == null ? 0 : normalized.doubleValue());
    }

    private static Instant instant(ObjectReader data, String field) {
        OffsetDateTime time = data.require(field).time(field);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Names the place and the kind of fault, nothing of the content. */
    private static String describe(Fault fault) {
        return fault.pointer() + " " + fault.detail();
    }
}
