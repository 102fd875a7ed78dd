package io.throughline.standards.voice;

import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An employee's suggestion or need, with what is done about it. A list by SQL and a single one by this class have the same status.
 *
 * @param told without words where they have been erased
 * @param given the last answer that a person gave, or null
 * @param candidates those that it is evidence of, each as what it has become part of
 */
public record Voice(Told told, boolean erased, Owner owner, DueDate due, Answer given, List<Candidate> candidates) {

    /** One that led to a standard before a declined one, the earliest first. */
    private static final Comparator<Candidate> BEST_NEWS = Comparator.comparing(
                    (Candidate candidate) -> candidate.decision().outcome() == CandidateStatus.DECLINED)
            .thenComparing(candidate -> candidate.decision().at())
            .thenComparing(Candidate::id);

    public Voice with(List<Candidate> evidenceOf) {
        return new Voice(told, erased, owner, due, given, evidenceOf);
    }

    public VoiceStatus status(Instant now) {
        if (erased) {
            return VoiceStatus.ERASED;
        }
        if (!told.flags().isEmpty()) {
            return VoiceStatus.FLAGGED;
        }
        if (answer().isPresent()) {
            return VoiceStatus.ANSWERED;
        }
        return now.isBefore(due.ends()) ? VoiceStatus.OPEN : VoiceStatus.OVERDUE;
    }

    /** What a person said last or, where nobody has, what was decided on a practice that it is evidence of. */
    public Optional<Answer> answer() {
        return given != null
                ? Optional.of(given)
                : candidates.stream()
                        .filter(candidate -> candidate.decision() != null)
                        .min(BEST_NEWS)
                        .map(Answer::derived);
    }
}
