package io.throughline.traffic.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import io.throughline.traffic.intake.Item;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * Makes records into items. Nothing in an item depends on when it is made: the same file, mapping and label give the same ids with the
 * same content, so that a second replay counts as duplicates.
 */
final class FeedbackMaker {

    /** Reports what {@code String.getBytes} would replace by a question mark. */
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

    private final Mapping mapping;
    private final String namespace;
    private final Instant until;
    private final Duration spread;

    /**
     * @param file the file's name without its folder
     * @param label makes new ids of the same file
     * @param until the latest time that is given where the mapping fills none in
     * @param spread how far back from there the earliest lies
     */
    FeedbackMaker(Mapping mapping, String file, String label, Instant until, Duration spread) {
        this.mapping = mapping;
        this.namespace = file + '\u001F' + label + '\u001F';
        this.until = until.truncatedTo(ChronoUnit.MILLIS);
        this.spread = spread;
    }

    Item make(Row row) throws RowFault {
        ObjectNode feedback = mapping.apply(row);
        UUID made = UUID.nameUUIDFromBytes(
                (namespace + row.line() + '\u001F' + row.content()).getBytes(StandardCharsets.UTF_8));
        if (!mapping.fills("id")) {
            feedback.put("id", made.toString());
        }
        if (!mapping.fills("collectedAt")) {
            feedback.put("collectedAt", time(made).toString());
        }
        return new Item(row.line(), row.lines(), utf8(row, feedback.toString()));
    }

    private byte[] utf8(Row row, String text) throws RowFault {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException loneSurrogate) {
            throw new RowFault(row.line(), row.lines(), "not text: half a character, as in \\ud83d");
        }
    }

    private Instant time(UUID id) {
        long millis = Math.max(1, spread.toMillis());
        return until.minusMillis(Math.floorMod(id.getLeastSignificantBits(), millis));
    }
}
