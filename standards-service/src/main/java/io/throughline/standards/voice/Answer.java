package io.throughline.standards.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import java.time.Instant;
import java.util.UUID;

/**
 * What the employee reads.
 *
 * @param text of a declined one the reason; null where a candidate was taken up
 * @param by as the identity provider names them
 * @param candidate that was decided on; null for an answer that a person gave
 * @param standard that the candidate led to, or null
 */
public record Answer(
        From from, Outcome outcome, String text, String by, Role role, Instant at, UUID candidate, UUID standard) {

    /** Who says so: somebody to this employee, or head office by what it decided on a practice that this is evidence of. */
    public enum From {
        PERSON,
        CANDIDATE;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }

    public static Answer given(Outcome outcome, String text, String by, Role role, Instant at) {
        return new Answer(From.PERSON, outcome, text, by, role, at, null, null);
    }

    /** @param candidate that has been decided on, which only head office does */
    static Answer derived(Candidate candidate) {
        Decision decision = candidate.decision();
        Outcome outcome = decision.outcome() == CandidateStatus.DECLINED ? Outcome.DECLINED : Outcome.PLANNED;
        return new Answer(
                From.CANDIDATE,
                outcome,
                decision.reason(),
                decision.by(),
                Role.HEAD_OFFICE,
                decision.at(),
                candidate.id(),
                decision.standard());
    }
}
