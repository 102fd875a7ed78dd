package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.http.KeyedRequest;
import io.throughline.feedback.http.KeyedRoutes;
import io.throughline.feedback.limits.Limits;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import io.vertx.ext.web.Router;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes items in, one by one or many at once. An answer of 202, or an item's status in a batch, is given after the commit. */
@Singleton
public class ItemRoutes {

    private static final String JSON = "application/json";
    private static final int SINGLE_BYTES = 64 * 1024;
    private static final int BATCH_BYTES = 5 * 1024 * 1024;

    private final KeyedRoutes routes;
    private final Limits limits;
    private final Answers answers;
    private final Clock clock;

    ItemRoutes(KeyedRoutes routes, Limits limits, Answers answers, Clock clock) {
        this.routes = routes;
        this.limits = limits;
        this.answers = answers;
        this.clock = clock;
    }

    /** Where one is given. */
    public <T> void single(
            Router router, String path, Admitted admitted, ItemReader<T> reader, GroupCommit<T> commits) {
        Consumer<Origin> admission = origin -> {
            admitted.admit(origin);
            limits.take(origin, 1);
        };
        routes.post(router, path, SINGLE_BYTES, Set.of(JSON), admission, request -> give(request, reader, commits));
    }

    /** Where many are given. */
    public <T> void batch(Router router, String path, Admitted admitted, ItemReader<T> reader, GroupCommit<T> commits) {
        Consumer<Origin> admission = origin -> {
            admitted.admit(origin);
            limits.lookAhead(origin);
        };
        routes.post(
                router,
                path,
                BATCH_BYTES,
                Set.of(JSON, BatchItems.NDJSON),
                admission,
                request ->
                        // to read a thousand takes too much for a thread that serves other connections
                        request.blocking(
                                () -> new Batch<>(request, reader, commits, limits, answers, clock.instant()).give()));
    }

    private <T> void give(KeyedRequest request, ItemReader<T> reader, GroupCommit<T> commits) {
        Faults faults = new Faults();
        UUID id = idempotencyId(request.header("Idempotency-Key"));
        ItemReader.Item<T> item = reader.read(object(request.body()), id, request.origin(), clock.instant(), faults);
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        Consumer<Outcome> settled = outcome -> answer(request, item.id(), outcome);
        commits.submit(List.of(item.entry().apply(settled)));
    }

    private void answer(KeyedRequest request, UUID id, Outcome outcome) {
        if (outcome.settled()) {
            request.answer(202, answers.receipt(id, outcome));
        } else {
            request.fail(answers.problem(outcome));
        }
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
                    List.of(new Fault("Idempotency-Key", "format", "must be the item's id, a UUID")));
        }
    }
}
