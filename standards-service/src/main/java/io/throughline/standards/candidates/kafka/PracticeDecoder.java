package io.throughline.standards.candidates.kafka;

import static io.throughline.standards.events.EventData.instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.Practice;
import io.throughline.standards.candidates.Spread;
import io.throughline.standards.candidates.SpreadClass;
import io.throughline.standards.events.EventData;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code practice}, version 1, by stories-service's contract. How long a text may be is the publisher's to say. */
public final class PracticeDecoder implements Decoder<Practice> {

    public static final String TYPE = "io.throughline.practice.v1";

    private static final int ANY = Integer.MAX_VALUE;

    @Override
    public Optional<Practice> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        if (record.value() == null) {
            EventData.Key gone = EventData.gone(record);
            return Optional.of(Practice.deleted(gone.organization(), gone.id(), gone.revision()));
        }
        return Optional.of(EventData.read(record, PracticeDecoder::practice));
    }

    private static Practice practice(ObjectReader data, ObjectNode object) {
        EventData.Key key = EventData.key(data);
        Origin origin = data.require("origin").oneOf("origin", Origin.BY_NAME);
        if (data.has("mergedInto")) {
            return Practice.merged(key.organization(), key.id(), key.revision(), origin, data.uuid("mergedInto"));
        }
        Boolean proposed = data.require("titleProposed").bool("titleProposed");
        return new Practice(
                key.organization(),
                key.id(),
                key.revision(),
                false,
                origin,
                null,
                data.require("title").text("title", ANY),
                proposed == null || proposed,
                data.uuid("titleFrom"),
                data.texts("terms", ANY, ANY),
                data.texts("themes", ANY, ANY),
                spread(data.require("spread").object("spread")),
                instant(data, "firstAt"),
                instant(data, "lastAt"),
                excerpts(EventData.objects(object, "excerpts", data.faults())));
    }

    private static Spread spread(ObjectReader spread) {
        if (spread == null) {
            return null;
        }
        ObjectReader likely = spread.require("storesLikely").object("storesLikely");
        BigDecimal topShare = spread.number("topEmployeeShare");
        return new Spread(
                spread.require("class").oneOf("class", SpreadClass.BY_NAME),
                count(spread, "stories"),
                count(spread, "stores"),
                count(spread, "storesHeardFrom"),
                likely == null ? null : new Spread.Interval(count(likely, "low"), count(likely, "high")),
                count(spread, "weeks"),
                count(spread, "attributed"),
                spread.integer("employees", 0, ANY),
                topShare == null ? null : topShare.doubleValue());
    }

    private static int count(ObjectReader data, String field) {
        Integer count = data.require(field).integer(field, 0, ANY);
        return count == null ? 0 : count;
    }

    private static List<Excerpt> excerpts(List<ObjectReader> excerpts) {
        return excerpts.stream()
                .map(excerpt -> new Excerpt(
                        excerpt.require("story").uuid("story"),
                        excerpt.require("store").text("store", ANY),
                        excerpt.require("touchpoint").text("touchpoint", ANY),
                        instant(excerpt, "correctedAt"),
                        excerpt.require("sentence").text("sentence", ANY),
                        excerpt.require("text").text("text", ANY)))
                .toList();
    }
}
