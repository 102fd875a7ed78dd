package io.throughline.standards.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.candidates.Candidate;
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
 * A standard, and from it down to the words that it began with.
 *
 * @param versions with what was done to each, the newest first
 * @param practice that it was made of; absent for one without
 * @param stories that it was accepted on, then those that tell of it today besides, best first each
 * @param erased how many of the stories that it was accepted on have been erased since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Lineage(
        UUID standard,
        Instant createdAt,
        List<VersionStep> versions,
        PracticeStep practice,
        List<StoryStep> stories,
        int erased) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionStep(
            int number,
            Status status,
            String title,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Instant publishedAt,
            List<HistoryStep> history) {

        static VersionStep of(Version version, List<Deed> history) {
            return new VersionStep(
                    version.number(),
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
     * @param id of the practice that has the stories today
     * @param acceptedAs the practice that was accepted, where it has become part of this one since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PracticeStep(
            UUID id,
            UUID acceptedAs,
            String acceptedBy,
            Instant acceptedAt,
            Origin origin,
            String title,
            boolean titleProposed,
            Spread spread,
            Instant firstAt,
            Instant lastAt) {

        static PracticeStep of(Candidate practice, Decision decision) {
            return new PracticeStep(
                    practice.id(),
                    practice.id().equals(decision.practice()) ? null : decision.practice(),
                    decision.by(),
                    decision.at(),
                    practice.origin(),
                    practice.title(),
                    practice.titleProposed(),
                    practice.spread(),
                    practice.firstAt(),
                    practice.lastAt());
        }
    }

    /** @param atAcceptance whether it was there when the practice was accepted */
    record StoryStep(
            UUID story,
            String store,
            String touchpoint,
            Instant correctedAt,
            String sentence,
            String text,
            boolean atAcceptance) {

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

    /** Of a standard that no practice is behind. */
    static Lineage of(Standard standard, List<Deed> history) {
        return new Lineage(standard.id(), standard.createdAt(), versions(standard, history), null, List.of(), 0);
    }

    /** @param practice that has the stories today */
    static Lineage of(
            Standard standard,
            List<Deed> history,
            Candidate practice,
            Decision decision,
            List<Excerpt> stories,
            int erased) {
        return new Lineage(
                standard.id(),
                standard.createdAt(),
                versions(standard, history),
                PracticeStep.of(practice, decision),
                stories.stream().map(story -> StoryStep.of(story, decision)).toList(),
                erased);
    }

    private static List<VersionStep> versions(Standard standard, List<Deed> history) {
        return standard.versions().stream()
                .sorted((one, other) -> Integer.compare(other.number(), one.number()))
                .map(version -> VersionStep.of(version, history))
                .toList();
    }
}
