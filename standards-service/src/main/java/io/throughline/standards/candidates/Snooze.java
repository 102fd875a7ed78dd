package io.throughline.standards.candidates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What takes a candidate out of the inbox until a later day, or until twice as many stories tell of it. Where its practice becomes part of
 * another, it is that one's, too, unless that one has one of its own, or is a bigger one that was a candidate beside it.
 *
 * @param practice that was snoozed
 * @param until first day (UTC) on which it is back
 * @param by as the identity provider names them
 * @param stories how many told of it then
 * @param reason null where none was given
 * @param ended why it no longer holds; null while it does
 */
public record Snooze(
        UUID practice, LocalDate until, String by, Instant at, int stories, String reason, SnoozeEnd ended) {

    public static final int MOST_DAYS = 366;

    /** One that begins today. */
    public static Snooze begun(UUID practice, LocalDate until, String by, Instant at, int stories, String reason) {
        return new Snooze(practice, until, by, at, stories, reason, null);
    }

    /** @param today in UTC */
    public static boolean mayLast(LocalDate today, LocalDate until) {
        return until.isAfter(today) && !until.isAfter(today.plusDays(MOST_DAYS));
    }

    public boolean holds() {
        return ended == null;
    }
}
