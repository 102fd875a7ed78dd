package io.throughline.runtime.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The position after which the next page begins, in lists ordered by a time, or a number, and an id. Opaque to clients and bound to the
 * list's filters: with others it is refused, for it would skip or repeat silently.
 *
 * @param time the last item's time, to the millisecond as it is stored
 * @param id the last item's id
 */
public record Cursor(Instant time, UUID id) {

    static final String SEPARATOR = "~";

    /** The years 1 to 9999 of every offset: no other times are taken in, and the database has an end too. */
    private static final Instant FIRST = LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.MAX);

    private static final Instant END = LocalDate.of(10_000, 1, 1).atStartOfDay().toInstant(ZoneOffset.MIN);

    /** For a list that is ordered by a number. */
    public static Cursor ofNumber(long number, UUID id) {
        return new Cursor(Instant.ofEpochMilli(number), id);
    }

    public long number() {
        return time.toEpochMilli();
    }

    /** @param filters the list's filters, the same text for the same filters */
    public String encode(String filters) {
        String position = time.toEpochMilli() + SEPARATOR + id;
        String plain = position + SEPARATOR + check(position, filters);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** @throws io.throughline.runtime.problems.ProblemException 400 for a cursor of another list or none of ours */
    public static Cursor decode(String cursor, String filters) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR);
            if (parts.length == 3 && parts[2].equals(check(parts[0] + SEPARATOR + parts[1], filters))) {
                Instant time = Instant.ofEpochMilli(Long.parseLong(parts[0]));
                if (!time.isBefore(FIRST) && time.isBefore(END)) {
                    return new Cursor(time, UUID.fromString(parts[1]));
                }
            }
        } catch (IllegalArgumentException garbled) {
            throw refusal();
        }
        throw refusal();
    }

    static RuntimeException refusal() {
        return Problems.withFaults(
                CommonProblem.INVALID_QUERY,
                List.of(new Fault(
                        "next", "cursor", "is not a cursor of this list with these filters; start without it")));
    }

    /** Against mistakes, not against forgery: whoever forges a position sees no more than its filters show. */
    static String check(String position, String filters) {
        CRC32C crc = new CRC32C();
        crc.update((position + SEPARATOR + filters).getBytes(UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
