package io.throughline.feedback.stores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One entry of a store's history.
 *
 * @param on the first day that it holds, in the store's zone; of a closing the last day that the store is open; null for an opening of
 *     which nobody knows the day
 * @param values what it changes; an opening has all
 * @param recordedBy the token's subject; null where it is not known
 */
public record Change(
        UUID id, LocalDate on, ChangeKind kind, Values values, String note, Instant recordedAt, String recordedBy) {

    /** The first day on which the store is different; null for ever. */
    public LocalDate effectiveFrom() {
        return on != null && kind == ChangeKind.CLOSING ? on.plusDays(1) : on;
    }

    /** With the values of what it puts right. */
    Change correcting(Change present) {
        return new Change(id, on, kind, present.values, note == null ? present.note : note, recordedAt, recordedBy);
    }
}
