package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.commit.web.Answers.ItemResult;
import io.throughline.feedback.http.KeyedRequest;
import io.throughline.feedback.limits.Limits;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One batch on its way: each item is answered by itself, and the whole once all are. Of items with one id the first wins, so the
 * others are given after it.
 */
final class Batch<T> {

    private final KeyedRequest request;
    private final ItemReader<T> reader;
    private final GroupCommit<T> commits;
    private final Limits limits;
    private final Answers answers;
    private final Instant receivedAt;
    private final Map<UUID, First<T>> firsts = new HashMap<>();

    private ItemResult[] results;
    private AtomicInteger open;

    Batch(
            KeyedRequest request,
            ItemReader<T> reader,
            GroupCommit<T> commits,
            Limits limits,
            Answers answers,
            Instant receivedAt) {
        this.request = request;
        this.reader = reader;
        this.commits = commits;
        this.limits = limits;
        this.answers = answers;
        this.receivedAt = receivedAt;
    }

    /** The first of its id, and what waits for it. */
    private record First<T>(List<Entry<T>> others) {}

    /** @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch */
    void give() {
        byte[] body = request.body();
        List<BatchItems.Item> items =
                BatchItems.of(body, request.mediaType(), request.origin().mostItems());
        limits.take(request.origin(), items.size());
        results = new ItemResult[items.size()];
        // one more, so that the answer waits for the end of the reading
        open = new AtomicInteger(items.size() + 1);
        List<Entry<T>> fresh = new ArrayList<>(items.size());
        for (BatchItems.Item item : items) {
            read(body, item, fresh);
        }
        commits.submit(fresh);
        settled();
    }

    /** @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch */
    private void read(byte[] body, BatchItems.Item item, List<Entry<T>> fresh) {
        ObjectNode json;
        try {
            json = item.json(body);
        } catch (MalformedJsonException malformed) {
            ProblemException refusal = Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
            settle(item.index(), answers.refused(item.index(), null, refusal));
            return;
        }
        try {
            give(item.index(), read(json), fresh);
        } catch (ProblemException refusal) {
            settle(item.index(), answers.refused(item.index(), id(json), refusal));
        }
    }

    /** @throws io.throughline.runtime.problems.ProblemException where it is not taken */
    private ItemReader.Item<T> read(ObjectNode json) {
        Faults faults = new Faults();
        ItemReader.Item<T> read = reader.read(json, null, request.origin(), receivedAt, faults);
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        return read;
    }

    /** What a refused item gave, so that the client can tell which it was; null if it gave none. */
    private static UUID id(ObjectNode json) {
        JsonNode id = json.path("id");
        try {
            return id.isTextual() ? Ids.parse(id.textValue()) : null;
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    private void give(int index, ItemReader.Item<T> item, List<Entry<T>> fresh) {
        First<T> first = firsts.get(item.id());
        if (first == null) {
            First<T> own = new First<>(new ArrayList<>(0));
            firsts.put(item.id(), own);
            fresh.add(entry(index, item, own));
        } else {
            first.others().add(entry(index, item, null));
        }
    }

    /** @param first null for one that came with the id of another */
    private Entry<T> entry(int index, ItemReader.Item<T> item, First<T> first) {
        return item.entry().apply(outcome -> {
            settle(index, answers.result(index, item.id(), outcome));
            if (first != null && !first.others().isEmpty()) {
                follow(first.others(), outcome);
            }
        });
    }

    private void follow(List<Entry<T>> others, Outcome ofFirst) {
        if (ofFirst == Outcome.UNAVAILABLE) {
            others.forEach(other -> other.settle(Outcome.UNAVAILABLE));
        } else {
            commits.submit(others);
        }
    }

    private void settle(int index, ItemResult result) {
        results[index] = result;
        settled();
    }

    private void settled() {
        if (open.decrementAndGet() == 0) {
            request.answer(200, answers.batch(results));
        }
    }
}
