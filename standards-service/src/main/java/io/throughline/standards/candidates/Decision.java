package io.throughline.standards.candidates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a person decided on a candidate. No event changes it; where its practice becomes part of another, it is that one's, too, unless
 * that one has a decision of its own, or it was declined and becomes part of a bigger one that was a candidate beside it.
 *
 * @param practice that was decided on
 * @param outcome accepted, declined or merged into a standard
 * @param by as the identity provider names them
 * @param reason of a declined one
 * @param standard that an accepted one became, or that one was merged into
 * @param evidence the stories that told it best then
 * @param stories how many told of it then
 */
public record Decision(
        UUID practice,
        CandidateStatus outcome,
        String by,
        Instant at,
        String reason,
        UUID standard,
        List<UUID> evidence,
        int stories) {

    public static Decision accepted(
            UUID practice, UUID standard, String by, Instant at, List<UUID> evidence, int stories) {
        return new Decision(practice, CandidateStatus.ACCEPTED, by, at, null, standard, evidence, stories);
    }

    public static Decision merged(
            UUID practice, UUID standard, String by, Instant at, List<UUID> evidence, int stories) {
        return new Decision(practice, CandidateStatus.MERGED_INTO_STANDARD, by, at, null, standard, evidence, stories);
    }

    public static Decision declined(
            UUID practice, String reason, String by, Instant at, List<UUID> evidence, int stories) {
        return new Decision(practice, CandidateStatus.DECLINED, by, at, reason, null, evidence, stories);
    }
}
