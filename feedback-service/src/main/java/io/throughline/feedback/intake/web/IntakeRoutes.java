package io.throughline.feedback.intake.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.http.KeyedRequest;
import io.throughline.feedback.http.KeyedRoutes;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.intake.SubmissionReader;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes feedback in. An answer of 202, or an item's status in a batch, is given after the commit. What the routes promise is written
 * in {@code META-INF/openapi.yaml}.
 */
@Singleton
class IntakeRoutes {

    private static final String JSON = "application/json";
    private static final int SINGLE_BYTES = 64 * 1024;
    private static final int BATCH_BYTES = 5 * 1024 * 1024;

    private final KeyedRoutes routes;
    private final SubmissionReader reader;
    private final GroupCommit<Given> commits;
    private final Answers answers;
    private final Clock clock;

    IntakeRoutes(
            KeyedRoutes routes, SubmissionReader reader, GroupCommit<Given> commits, Answers answers, Clock clock) {
        this.routes = routes;
        this.reader = reader;
        this.commits = commits;
        this.answers = answers;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        routes.post(router, "/v1/feedback", SINGLE_BYTES, Set.of(JSON), this::give);
        Set<String> many = Set.of(JSON, BatchItems.NDJSON);
        routes.post(router, "/v1/feedback/batch", BATCH_BYTES, many, request -> giveMany(request, false));
        routes.post(router, "/v1/feedback/import", BATCH_BYTES, many, request -> giveMany(request, true));
    }

    private void give(KeyedRequest request) {
        Faults faults = new Faults();
        UUID id = idempotencyId(request.header("Idempotency-Key"));
        Submission submission =
                reader.read(object(request.body()), id, request.origin().channel(), faults);
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        commits.submit(List.of(Given.entry(
                submission,
                request.origin(),
                false,
                clock.instant(),
                outcome -> answer(request, submission, outcome))));
    }

    private void answer(KeyedRequest request, Submission submission, Outcome outcome) {
        if (outcome.settled()) {
            request.answer(202, answers.receipt(submission.id(), outcome));
        } else {
            request.fail(answers.problem(outcome));
        }
    }

    /** A thousand texts are masked: too much for a thread that serves other connections. */
    private void giveMany(KeyedRequest request, boolean past) {
        request.blocking(() -> new Batch(request, past, reader, commits, answers, clock).give());
    }

    private static ObjectNode object(byte[] body) {
        try {
            return JsonInput.parseObject(body);
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
    }

    private static UUID idempotencyId(String header) {
        if (header == null) {
            return null;
        }
        // the header's draft standard has it as a quoted string; clients send it bare as often
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        try {
            return Ids.parse(quoted ? header.substring(1, header.length() - 1) : header);
        } catch (IllegalArgumentException garbled) {
            throw Problems.withFaults(
                    CommonProblem.INVALID_INPUT,
                    List.of(new Fault("Idempotency-Key", "format", "must be the feedback's id, a UUID")));
        }
    }
}
