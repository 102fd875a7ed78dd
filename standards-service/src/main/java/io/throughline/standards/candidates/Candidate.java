package io.throughline.standards.candidates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A practice as head office sees it: what is known of it, and what was decided.
 *
 * @param id the practice's
 * @param revision the practice's, of which this is known
 * @param title of one that is proposed, a customer's words; null for one that is merged or deleted
 * @param titleProposed no person has written a title yet
 * @param spread null for one that is merged or deleted
 * @param mergedInto the practice that it is part of now, or null
 * @param decision null while it waits or is snoozed
 * @param earlier a decline of a smaller one that has become part of it, which does not hold for it; null where there is none
 * @param snooze the last one, also where it is over; null where there is none, or it is decided on
 */
public record Candidate(
        UUID id,
        int revision,
        Origin origin,
        String title,
        boolean titleProposed,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt,
        UUID mergedInto,
        Decision decision,
        Decision earlier,
        Snooze snooze) {

    public CandidateStatus status() {
        if (mergedInto != null) {
            return CandidateStatus.MERGED;
        }
        if (decision != null) {
            return decision.outcome();
        }
        return snooze != null && snooze.holds() ? CandidateStatus.SNOOZED : CandidateStatus.WAITING;
    }

    /** What lists are ordered by. */
    public int stories() {
        return spread == null ? 0 : spread.stories();
    }
}
