package io.throughline.standards.candidates.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.Snooze;
import io.throughline.standards.candidates.SnoozeEnd;
import io.throughline.standards.candidates.Spread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A candidate as it is answered. What is not known is absent; in a list, the excerpts are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CandidateView(
        UUID id,
        int revision,
        CandidateStatus status,
        Origin origin,
        String title,
        Boolean titleProposed,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt,
        UUID mergedInto,
        DecisionView decision,
        DecisionView earlierDecision,
        SnoozeView snoozed,
        List<Excerpt> excerpts) {

    /**
     * @param practice that was decided on, where it has become part of this one since
     * @param standard that an accepted one became, or that one was merged into
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(CandidateStatus outcome, String by, Instant at, String reason, UUID standard, UUID practice) {

        static DecisionView of(UUID candidate, Decision decision) {
            return decision == null
                    ? null
                    : new DecisionView(
                            decision.outcome(),
                            decision.by(),
                            decision.at(),
                            decision.reason(),
                            decision.standard(),
                            decision.practice().equals(candidate) ? null : decision.practice());
        }
    }

    /**
     * @param stories how many told of it then
     * @param practice that was snoozed, where it has become part of this one since
     * @param ended why it is back; absent while it is snoozed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SnoozeView(
            LocalDate until, String by, Instant at, int stories, String reason, UUID practice, SnoozeEnd ended) {

        static SnoozeView of(UUID candidate, Snooze snooze) {
            return snooze == null
                    ? null
                    : new SnoozeView(
                            snooze.until(),
                            snooze.by(),
                            snooze.at(),
                            snooze.stories(),
                            snooze.reason(),
                            snooze.practice().equals(candidate) ? null : snooze.practice(),
                            snooze.ended());
        }
    }

    /** @param excerpts null in a list */
    static CandidateView of(Candidate candidate, List<Excerpt> excerpts) {
        UUID id = candidate.id();
        return new CandidateView(
                id,
                candidate.revision(),
                candidate.status(),
                candidate.origin(),
                candidate.title(),
                candidate.title() == null ? null : candidate.titleProposed(),
                candidate.terms(),
                candidate.themes(),
                candidate.spread(),
                candidate.firstAt(),
                candidate.lastAt(),
                candidate.mergedInto(),
                DecisionView.of(id, candidate.decision()),
                DecisionView.of(id, candidate.earlier()),
                SnoozeView.of(id, candidate.snooze()),
                excerpts);
    }
}
