package io.throughline.feedback.intake.web;

import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.http.KeyedRequest;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.intake.SubmissionReader;
import io.throughline.feedback.intake.web.Answers.ItemResult;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import java.time.Clock;
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
final class Batch {

    private final KeyedRequest request;
    private final boolean past;
    private final SubmissionReader reader;
    private final GroupCommit<Given> commits;
    private final Answers answers;
    private final Instant receivedAt;
    private final Map<UUID, First> firsts = new HashMap<>();

    private ItemResult[] results;
    private AtomicInteger open;

    Batch(
            KeyedRequest request,
            boolean past,
            SubmissionReader reader,
            GroupCommit<Given> commits,
            Answers answers,
            Clock clock) {
        this.request = request;
        this.past = past;
        this.reader = reader;
        this.commits = commits;
        this.answers = answers;
        this.receivedAt = clock.instant();
    }

    /** The first of its id, and what waits for it. */
    private record First(List<Entry<Given>> others) {}

    /** @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch */
    void give() {
        List<BatchItems.Item> items = BatchItems.parse(request.body(), request.mediaType());
        results = new ItemResult[items.size()];
        // one more, so that the answer waits for the end of the reading
        open = new AtomicInteger(items.size() + 1);
        List<Entry<Given>> fresh = new ArrayList<>(items.size());
        for (BatchItems.Item item : items) {
            read(item, fresh);
        }
        commits.submit(fresh);
        settled();
    }

    private void read(BatchItems.Item item, List<Entry<Given>> fresh) {
        int index = item.index();
        if (item.json() == null) {
            settle(index, answers.refused(index, null, Problems.of(CommonProblem.INVALID_JSON, item.malformed())));
            return;
        }
        Faults faults = new Faults();
        Submission submission = reader.read(item.json(), null, request.origin().channel(), faults);
        if (!faults.isEmpty()) {
            settle(
                    index,
                    answers.refused(
                            index,
                            BatchItems.id(item.json()),
                            Problems.withFaults(CommonProblem.INVALID_INPUT, faults.list())));
            return;
        }
        First first = firsts.get(submission.id());
        if (first == null) {
            First own = new First(new ArrayList<>(0));
            firsts.put(submission.id(), own);
            fresh.add(entry(index, submission, own));
        } else {
            first.others().add(entry(index, submission, null));
        }
    }

    /** @param first null for one that came with the id of another */
    private Entry<Given> entry(int index, Submission submission, First first) {
        return Given.entry(submission, request.origin(), past, receivedAt, outcome -> {
            settle(index, answers.result(index, submission.id(), outcome));
            if (first != null && !first.others().isEmpty()) {
                follow(first.others(), outcome);
            }
        });
    }

    private void follow(List<Entry<Given>> others, Outcome ofFirst) {
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
