package io.throughline.standards.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Origin;
import io.throughline.standards.candidates.Spread;
import io.throughline.standards.standards.Action;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A standard, and from it down to the words that led to it.
 *
 * @param versions with what was done to each, the newest first
 * @param practices the one that it was made of, then those that were merged into it, in that order; empty for one without
 */
record Lineage(UUID standard, Instant createdAt, List<VersionStep> versions, List<PracticeStep> practices) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionStep(
            int number,
            String variant,
            Status status,
            String title,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Instant publishedAt,
            List<HistoryStep> history) {

        static VersionStep of(Version version, List<Deed> history) {
            return new VersionStep(
                    version.number(),
                    version.variant(),
                    version.status(),
                    version.content().title(),
                    version.effectiveFrom(),
                    version.effectiveTo(),
                    version.publishedAt(),
                    history.stream()
                            .filter(deed -> deed.version() == version.number())
                            .map(deed -> new HistoryStep(deed.action(), deed.by(), deed.at(), deed.reason()))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryStep(Action action, String by, Instant at, String reason) {}

    /**
     * A practice that led to the standard, by what was decided on it and as it is today. Two that have become part of one have each its own.
     *
     * @param id of the practice that has the stories today
     * @param stories that it was decided on, then those that tell of it today besides, best first each
     * @param erased how many of the stories that it was decided on have been erased since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PracticeStep(
            UUID id,
            DecisionStep decision,
            Origin origin,
            String title,
            boolean titleProposed,
            Spread spread,
            Instant firstAt,
            Instant lastAt,
            List<StoryStep> stories,
            int erased) {

        /** @param practice that has the stories today */
        static PracticeStep of(Candidate practice, Decision decision, List<Excerpt> stories, int erased) {
            return new PracticeStep(
                    practice.id(),
                    DecisionStep.of(practice, decision),
                    practice.origin(),
                    practice.title(),
                    practice.titleProposed(),
                    practice.spread(),
                    practice.firstAt(),
                    practice.lastAt(),
                    stories.stream().map(story -> StoryStep.of(story, decision)).toList(),
                    erased);
        }
    }

    /**
     * @param stories how many told of it then
     * @param practice that was decided on, where it has become part of another since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionStep(CandidateStatus outcome, String by, Instant at, int stories, UUID practice) {

        static DecisionStep of(Candidate today, Decision decision) {
            return new DecisionStep(
                    decision.outcome(),
                    decision.by(),
                    decision.at(),
                    decision.stories(),
                    decision.practice().equals(today.id()) ? null : decision.practice());
        }
    }

    /** @param atDecision whether it was there when the practice was decided on */
    record StoryStep(
            UUID story,
            String store,
            String touchpoint,
            Instant correctedAt,
            String sentence,
            String text,
            boolean atDecision) {

        static StoryStep of(Excerpt excerpt, Decision decision) {
            return new StoryStep(
                    excerpt.story(),
                    excerpt.store(),
                    excerpt.touchpoint(),
                    excerpt.correctedAt(),
                    excerpt.sentence(),
                    excerpt.text(),
                    decision.evidence().contains(excerpt.story()));
        }
    }

    static Lineage of(Standard standard, List<Deed> history, List<PracticeStep> practices) {
        return new Lineage(standard.id(), standard.createdAt(), versions(standard, history), practices);
    }

    private static List<VersionStep> versions(Standard standard, List<Deed> history) {
        return standard.versions().stream()
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .map(version -> VersionStep.of(version, history))
                .toList();
    }
}
