package io.throughline.local.run;

import io.throughline.local.process.StartFailure;
import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Status;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.outcome.Chain;
import io.throughline.traffic.outcome.ComparisonTable;
import io.throughline.traffic.scenario.Scenario;
import io.throughline.traffic.scenario.Truth;
import io.throughline.traffic.scenario.sending.RegistryFailure;
import io.throughline.traffic.scenario.sending.ScenarioSender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends months of feedback with known truth through the whole chain, and tells what came out beside what was planted. */
final class ScenarioRun {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 500;

    private final Console console;
    private final Path truthFile;
    private final String name;
    private final int size;

    ScenarioRun(Console console, Path directory, String name) {
        this.console = console;
        this.truthFile = directory.resolve("scenario-" + name + ".truth.json");
        this.name = name;
        this.size = Scenario.usualSize(name);
    }

    /**
     * @param feedback where feedback-service is
     * @param admin a token of the role admin
     * @throws StartFailure if the chain stands still
     */
    void run(URI feedback, String admin, Chain chain) throws InterruptedException {
        try {
            long began = System.nanoTime();
            Scenario scenario = Scenario.named(name, SEED, size, Truth.until(truthFile, name, SEED, size));
            scenario.truth().write(truthFile);
            long before = chain.stories();
            Map<Status, Integer> answers = send(scenario, new ScenarioSender(feedback, admin, PATIENCE));
            long sent = System.nanoTime();
            tellWhatWasNotKept(answers);
            // a duplicate was kept before, perhaps a moment ago, by a service that was killed before it could say so
            long kept = size
                    - List.of(Status.GONE, Status.REFUSED, Status.HELD).stream()
                            .mapToInt(status -> answers.getOrDefault(status, 0))
                            .sum();
            awaitEnd(chain, Math.max(before + answers.getOrDefault(Status.ACCEPTED, 0), kept));
            console.line("%nSent after %.0f s, through the chain after %.0f s; the truth: %s%n"
                    .formatted(seconds(began, sent), seconds(began, System.nanoTime()), truthFile));
            console.line(ComparisonTable.of(scenario.truth(), chain.read()));
        } catch (IOException | RegistryFailure failure) {
            throw new StartFailure("the scenario did not get through: " + failure.getMessage(), failure);
        }
    }

    /** @return how many were answered how */
    private Map<Status, Integer> send(Scenario scenario, ScenarioSender sender) throws InterruptedException {
        AtomicLong settled = new AtomicLong();
        Map<Status, Integer> answers = new ConcurrentHashMap<>();
        Stop stop = new Stop();
        int all = scenario.feedback().size();
        try (Console.Bar bar = console.bar("feedback sent", all, settled::get)) {
            sender.send(scenario, stop, new Listener() {
                @Override
                public void settled(Item item, Result result) {
                    settled.incrementAndGet();
                    answers.merge(result.status(), 1, Integer::sum);
                }

                @Override
                public void waiting(String why, Duration time) {
                    // it goes on by itself; the bar shows that it does
                }
            });
        }
        if (stop.isGiven() || settled.get() < all) {
            throw new StartFailure(
                    "only %d of %d feedbacks were sent: %s".formatted(settled.get(), all, stop.reason()));
        }
        return answers;
    }

    private void tellWhatWasNotKept(Map<Status, Integer> answers) {
        for (Status status : List.of(Status.CONFLICT, Status.REFUSED, Status.HELD, Status.GONE)) {
            if (answers.containsKey(status)) {
                console.line("  %,d of them: %s".formatted(answers.get(status), status.word()));
            }
        }
    }

    private void awaitEnd(Chain chain, long expected) throws IOException, InterruptedException {
        AtomicLong stories = new AtomicLong(chain.stories());
        long progress = System.nanoTime();
        try (Console.Bar bar = console.bar("stories", expected, stories::get)) {
            while (stories.get() < expected) {
                progress = look(progress, () -> {
                    long now = chain.stories();
                    return stories.getAndSet(now) != now;
                });
            }
        }
        progress = System.nanoTime();
        boolean[] settled = {false};
        try (Console.Bar bar = console.bar("practices found, in the inbox", 1, () -> settled[0] ? 1 : 0)) {
            while (!settled[0]) {
                progress = look(progress, () -> settled[0] = chain.settled());
            }
        }
    }

    private interface Look {
        boolean progress() throws IOException, InterruptedException;
    }

    /** A service that does not answer right now is looked at again. */
    private static long look(long lastProgress, Look look) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        String why = "nothing has changed";
        try {
            if (look.progress()) {
                return System.nanoTime();
            }
        } catch (IOException away) {
            why = away.getMessage();
        }
        if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
            throw new StartFailure("the chain stands still: " + why + " for " + PATIENCE.toSeconds() + " s");
        }
        return lastProgress;
    }

    private static double seconds(long from, long to) {
        return Duration.ofNanos(to - from).toMillis() / 1000.0;
    }
}
