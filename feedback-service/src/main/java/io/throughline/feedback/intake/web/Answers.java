package io.throughline.feedback.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.intake.Outcome;
import io.throughline.feedback.intake.sql.IntakeSettings;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problem;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Puts outcomes into the words of the API. */
@ApplicationScoped
class Answers {

    private final IntakeSettings settings;

    Answers(IntakeSettings settings) {
        this.settings = settings;
    }

    /** The answer to a single feedback. */
    record Receipt(UUID id, Outcome status) {}

    /** The answer to an item of a batch: a status, and a problem where it was not taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemResult(int index, UUID id, String status, Problem problem) {}

    record BatchResult(List<ItemResult> results) {}

    /** @throws ProblemException for what was not taken */
    Receipt receipt(UUID id, Outcome outcome) {
        if (outcome.settled()) {
            return new Receipt(id, outcome);
        }
        throw problem(outcome);
    }

    ItemResult result(int index, UUID id, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, HELD, DUPLICATE, GONE -> new ItemResult(index, id, outcome.wireName(), null);
            case CONFLICT ->
                new ItemResult(index, id, "conflict", problem(outcome).problem());
            case NOT_STORABLE ->
                new ItemResult(index, id, "refused", problem(outcome).problem());
            case UNAVAILABLE ->
                new ItemResult(index, id, "retry", problem(outcome).problem());
        };
    }

    ItemResult refused(int index, UUID id, ProblemException refusal) {
        return new ItemResult(index, id, "refused", refusal.problem());
    }

    private ProblemException problem(Outcome outcome) {
        return switch (outcome) {
            case CONFLICT ->
                Problems.of(
                        FeedbackProblem.ID_CONFLICT, "A feedback with this id and other content had been kept before.");
            case NOT_STORABLE -> Problems.of(FeedbackProblem.NOT_STORABLE, "A value in it cannot be stored.");
            default ->
                Problems.retryAfter(
                        CommonProblem.UNAVAILABLE,
                        "It could not be kept right now. Send it again.",
                        settings.retryAfter());
        };
    }
}
