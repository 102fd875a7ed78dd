package io.throughline.traffic.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings a batch to the service, however often that takes. Sending again is safe: an item that was kept although its answer got lost is
 * answered as a duplicate. An item is either settled with the listener or the {@link Stop} was given; none is forgotten.
 */
public final class Delivery {

    private final IntakeClient client;
    private final Duration patience;
    private final Backoff backoff;
    private final Clock clock;
    private final Stop stop;
    private final Listener listener;

    /** @param patience how long to go on without any progress before giving up */
    public Delivery(IntakeClient client, Duration patience, Clock clock, Stop stop, Listener listener) {
        this.client = client;
        this.patience = patience;
        this.backoff = Backoff.standard(() -> ThreadLocalRandom.current().nextDouble());
        this.clock = clock;
        this.stop = stop;
        this.listener = listener;
    }

    /** Comes back when every item is settled or the stop was given. */
    public void deliver(List<Item> batch) throws InterruptedException {
        List<Item> open = batch;
        Instant progress = clock.instant();
        int failures = 0;
        while (!open.isEmpty() && !stop.isGiven()) {
            Answer answer = client.post(open);
            if (answer instanceof Answer.NotYou refusal) {
                stop.give(refusal.why());
                return;
            }
            if (answer instanceof Answer.NotThis refusal) {
                divide(open, refusal.problem());
                return;
            }
            Answer.NotNow again;
            if (answer instanceof Answer.Results results) {
                List<Item> rest = settle(open, results.results());
                if (rest.size() < open.size()) {
                    progress = clock.instant();
                    failures = 0;
                }
                open = rest;
                again = new Answer.NotNow(notKept(rest, results.results()), Duration.ZERO);
            } else {
                again = (Answer.NotNow) answer;
            }
            if (!open.isEmpty()) {
                pause(again, ++failures, progress);
            }
        }
    }

    /** A batch that is refused as a whole hides the item that it is refused for: halved until that one stands alone. */
    private void divide(List<Item> batch, Problem problem) throws InterruptedException {
        if (batch.size() == 1) {
            listener.settled(batch.get(0), Result.refused(problem));
            return;
        }
        int half = batch.size() / 2;
        deliver(batch.subList(0, half));
        deliver(batch.subList(half, batch.size()));
    }

    private List<Item> settle(List<Item> items, List<Result> results) {
        List<Item> rest = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Result result = results.get(i);
            if (result == null || result.status() == Status.RETRY) {
                rest.add(items.get(i));
            } else {
                listener.settled(items.get(i), result);
            }
        }
        return rest;
    }

    private static String notKept(List<Item> rest, List<Result> results) {
        String reason = results.stream()
                .filter(result -> result != null && result.status() == Status.RETRY && result.problem() != null)
                .map(result -> result.problem().code())
                .findFirst()
                .orElse("without an answer");
        return rest.size() + " items not kept yet (" + reason + ")";
    }

    private void pause(Answer.NotNow answer, int failures, Instant progress) throws InterruptedException {
        Duration left = patience.minus(Duration.between(progress, clock.instant()));
        if (left.isZero() || left.isNegative() || answer.retryAfter().compareTo(left) > 0) {
            stop.give("gave up after " + failures + (failures == 1 ? " try" : " tries") + " without progress: "
                    + answer.why()
                    + (answer.retryAfter().isZero()
                            ? ""
                            : ", Retry-After " + answer.retryAfter().toSeconds() + " s")
                    + " (--patience " + patience.toSeconds() + "s)");
            return;
        }
        Duration wait = backoff.wait(failures, answer.retryAfter());
        if (wait.compareTo(left) > 0) {
            wait = left;
        }
        listener.waiting(answer.why(), wait);
        stop.await(wait);
    }
}
