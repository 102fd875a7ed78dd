package io.throughline.runtime.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.UUID;

/**
 * As {@link Cursor}, in lists that can be ordered by whatever the database can write as a text and read again.
 *
 * @param position the last item's place in the order
 * @param id the last item's id
 */
public record TextCursor(String position, UUID id) {

    /** @param list its filters and its order, the same text for the same */
    public String encode(String list) {
        String plain = id
                + Cursor.SEPARATOR
                + Cursor.check(id + Cursor.SEPARATOR + position, list)
                + Cursor.SEPARATOR
                + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** @throws io.throughline.runtime.problems.ProblemException 400 for a cursor of another list or none of ours */
    public static TextCursor decode(String cursor, String list) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(Cursor.SEPARATOR, 3);
            if (parts.length == 3 && parts[1].equals(Cursor.check(parts[0] + Cursor.SEPARATOR + parts[2], list))) {
                return new TextCursor(parts[2], UUID.fromString(parts[0]));
            }
        } catch (IllegalArgumentException garbled) {
            throw Cursor.refusal();
        }
        throw Cursor.refusal();
    }
}
