package io.throughline.feedback.commit.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.sql.CommitSettings;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problem;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Puts outcomes into the words of the API. */
@Singleton
class Answers {

    private static final ObjectWriter BATCH = JsonMapper.builder().build().writerFor(BatchResult.class);

    private final CommitSettings settings;

    Answers(CommitSettings settings) {
        this.settings = settings;
    }

    /** The answer to an item of a batch: a status, and a problem where it was not taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemResult(int index, UUID id, String status, Problem problem) {}

    private record BatchResult(ItemResult[] results) {}

    /** The answer to a single item, of what was taken. Names and ids need no escape. */
    byte[] receipt(UUID id, Outcome outcome) {
        return ("{\"id\":\"" + id + "\",\"status\":\"" + outcome.wireName() + "\"}").getBytes(US_ASCII);
    }

    byte[] batch(ItemResult[] results) {
        try {
            return BATCH.writeValueAsBytes(new BatchResult(results));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    ItemResult result(int index, UUID id, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, HELD, DUPLICATE, GONE -> new ItemResult(index, id, outcome.wireName(), null);
            case CONFLICT ->
                new ItemResult(index, id, "conflict", problem(outcome).problem());
            case NOT_STORABLE, UNKNOWN_STORE ->
                new ItemResult(index, id, "refused", problem(outcome).problem());
            case UNAVAILABLE ->
                new ItemResult(index, id, "retry", problem(outcome).problem());
        };
    }

    ItemResult refused(int index, UUID id, ProblemException refusal) {
        return new ItemResult(index, id, "refused", refusal.problem());
    }

    /** @param outcome of what was not taken */
    ProblemException problem(Outcome outcome) {
        return switch (outcome) {
            case CONFLICT ->
                Problems.of(ItemProblem.ID_CONFLICT, "One with this id and other content had been kept before.");
            case NOT_STORABLE -> Problems.of(ItemProblem.NOT_STORABLE, "A value in it cannot be stored.");
            case UNKNOWN_STORE ->
                Problems.of(ItemProblem.UNKNOWN_STORE, "No store that was open then has or had this code.");
            default ->
                Problems.retryAfter(
                        CommonProblem.UNAVAILABLE,
                        "It could not be kept right now. Send it again.",
                        settings.retryAfter());
        };
    }
}
