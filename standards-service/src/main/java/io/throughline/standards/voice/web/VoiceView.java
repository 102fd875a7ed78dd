package io.throughline.standards.voice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.voice.Answer;
import io.throughline.standards.voice.Deed;
import io.throughline.standards.voice.Kind;
import io.throughline.standards.voice.Outcome;
import io.throughline.standards.voice.Owner;
import io.throughline.standards.voice.Role;
import io.throughline.standards.voice.Told;
import io.throughline.standards.voice.Voice;
import io.throughline.standards.voice.VoiceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A suggestion or need as it is answered. What is not known is absent. Associates read what was said with its answer: names of who does
 * something about it, the trail, and what is taken for misuse are absent for them.
 *
 * @param trail absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoiceView(
        UUID id,
        int revision,
        Kind kind,
        VoiceStatus status,
        String store,
        String touchpoint,
        Instant saidAt,
        Instant receivedAt,
        String words,
        String language,
        List<String> flags,
        OwnerView owner,
        LocalDate due,
        AnswerView answer,
        List<CandidateLink> candidates,
        List<TrailEntry> trail) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnerView(Role role, String person) {

        static OwnerView of(Owner owner, boolean names) {
            return owner == null ? null : new OwnerView(owner.role(), names ? owner.person() : null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerView(
            Answer.From from,
            Outcome outcome,
            String text,
            String by,
            Role role,
            Instant at,
            UUID candidate,
            UUID standard) {

        static AnswerView of(Answer answer, boolean names) {
            return new AnswerView(
                    answer.from(),
                    answer.outcome(),
                    answer.text(),
                    names ? answer.by() : null,
                    answer.role(),
                    answer.at(),
                    answer.candidate(),
                    answer.standard());
        }
    }

    /** @param reason of a declined one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CandidateLink(UUID id, CandidateStatus status, String reason, UUID standard) {

        static CandidateLink of(Candidate candidate) {
            Decision decision = candidate.decision();
            return new CandidateLink(
                    candidate.id(),
                    candidate.status(),
                    decision == null ? null : decision.reason(),
                    decision == null ? null : decision.standard());
        }
    }

    /** @param reason of what is no answer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrailEntry(
            Deed.Action action,
            String by,
            Role role,
            Instant at,
            OwnerView owner,
            LocalDate due,
            Outcome outcome,
            String text,
            String reason) {

        static TrailEntry of(Deed deed) {
            boolean answer = deed.action() == Deed.Action.ANSWER;
            return new TrailEntry(
                    deed.action(),
                    deed.by(),
                    deed.role(),
                    deed.at(),
                    OwnerView.of(deed.owner(), true),
                    deed.due(),
                    deed.outcome(),
                    answer ? deed.text() : null,
                    answer ? null : deed.text());
        }
    }

    /**
     * @param names whether the caller may read who does something about it
     * @param trail null in lists
     */
    static VoiceView of(Voice voice, Instant now, boolean names, List<Deed> trail) {
        Told told = voice.told();
        boolean flagged = !told.flags().isEmpty();
        return new VoiceView(
                told.id(),
                told.revision(),
                told.kind(),
                voice.status(now),
                told.store(),
                told.touchpoint(),
                told.saidAt(),
                told.receivedAt(),
                flagged && !names ? null : told.words(),
                told.language(),
                flagged ? told.flags() : null,
                OwnerView.of(voice.owner(), names),
                voice.due().day(),
                voice.answer().map(answer -> AnswerView.of(answer, names)).orElse(null),
                voice.candidates().stream().map(CandidateLink::of).toList(),
                names && trail != null ? trail.stream().map(TrailEntry::of).toList() : null);
    }
}
