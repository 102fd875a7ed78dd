package io.throughline.benchmarks.detect;

import io.throughline.benchmarks.detect.Stories.Exchange;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Feedback that comes when it comes, whether the last was answered or not, at random intervals (a Poisson process), as from people who know nothing
 * of each other. Of some it is asked again and again whether their story can be read; of the others once all is over.
 */
final class Flow implements AutoCloseable {

    /** So many a second, on average. */
    static final double RATE = 20;

    /** One in so many is watched: to ask for all would be more work for the machine than what is measured. */
    static final int WATCHED = 4;

    static final Duration LOOK = Duration.ofMillis(25);

    /** After which a story is lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int NO_ANSWER = 0;
    private static final double NANOS = 1e9;

    private final Stories stories;
    private final ExecutorService callbacks = Executors.newFixedThreadPool(2, Flow::daemon);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Flow::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(callbacks)
            .build();
    private final SplittableRandom random = new SplittableRandom();

    Flow(Stories stories) {
        this.stories = stories;
    }

    /**
     * What became of a feedback.
     *
     * @param watched whether it was asked for its story all the time
     * @param posted the status of the POST's answer, 0 where there was none
     * @param read the status of the last answer to the question for the story: 200, or what it was when patience ended
     * @param nanos from when it was due to be sent until its story had been read
     */
    record Passed(boolean watched, int posted, int read, long nanos) {

        boolean isAccepted() {
            return posted == ACCEPTED;
        }

        boolean isLost() {
            return isAccepted() && read != OK;
        }

        double millis() {
            return nanos / 1e6;
        }
    }

    /** @param posted as {@link Passed} has it */
    private record Sent(Exchange exchange, int posted) {}

    /**
     * Comes back when it is known of all that was sent what became of it.
     *
     * @param time for as long feedback comes
     */
    List<Passed> run(Duration time) {
        List<CompletableFuture<Passed>> watched = new ArrayList<>();
        List<CompletableFuture<Sent>> others = new ArrayList<>();
        long began = System.nanoTime();
        for (long after = gap(); after < time.toNanos(); after += gap()) {
            long due = began + after;
            CompletableFuture<Sent> sent = new CompletableFuture<>();
            clock.schedule(() -> send(sent), due - System.nanoTime(), TimeUnit.NANOSECONDS);
            if ((watched.size() + others.size()) % WATCHED == 0) {
                watched.add(sent.thenCompose(one -> passed(one, due)));
            } else {
                others.add(sent);
            }
        }
        List<Passed> passed = new ArrayList<>();
        watched.forEach(one -> passed.add(one.join()));
        // one patience for all of them: else a service that has stopped would be waited for as often as there are
        // stories
        long ended = System.nanoTime();
        for (CompletableFuture<Sent> other : others) {
            Passed one = other.thenCompose(sent -> passed(sent, ended)).join();
            passed.add(new Passed(false, one.posted(), one.read(), 0));
        }
        return passed;
    }

    /** On the clock's thread only, which makes the request, too: it tells of now. */
    private void send(CompletableFuture<Sent> sent) {
        Exchange exchange = stories.next();
        status(exchange.post()).thenAccept(status -> sent.complete(new Sent(exchange, status)));
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) / RATE * NANOS);
    }

    private CompletableFuture<Passed> passed(Sent sent, long since) {
        CompletableFuture<Passed> passed = new CompletableFuture<>();
        if (sent.posted() == ACCEPTED) {
            look(sent, since, passed);
        } else {
            passed.complete(new Passed(true, sent.posted(), NO_ANSWER, 0));
        }
        return passed;
    }

    private void look(Sent sent, long since, CompletableFuture<Passed> passed) {
        status(sent.exchange().get()).thenAccept(status -> {
            long nanos = System.nanoTime() - since;
            if (status == OK || nanos > PATIENCE.toNanos()) {
                passed.complete(new Passed(true, sent.posted(), status, nanos));
            } else {
                clock.schedule(() -> look(sent, since, passed), LOOK.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
    }

    private CompletableFuture<Integer> status(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? answer.statusCode() : NO_ANSWER);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flow");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callbacks.shutdownNow();
    }
}
