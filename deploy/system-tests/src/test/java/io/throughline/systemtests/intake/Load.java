package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Kiosks that never stop giving: singles and batches, some of them faulty; what is not settled is kept and sent again, to any of
 * the instances.
 */
final class Load implements AutoCloseable {

    private static final int KIOSKS = 4;
    private static final int BATCH = 10;
    private static final int MOST_WAITING = 50;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration ALL_SETTLED_WITHIN = Duration.ofSeconds(60);

    private final ClientLog log = new ClientLog();
    private final ExecutorService threads = Executors.newFixedThreadPool(KIOSKS);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<URI> services;
    private final Kiosk kiosk;
    private final CompletableFuture<Void> all;

    private Load(IntakePlatform platform, ServiceProcess... services) {
        this.services =
                List.of(services).stream().map(service -> service.uri("/")).toList();
        this.kiosk = new Kiosk(platform.retailer().key(), log);
        this.all = CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::run, threads))
                .limit(KIOSKS)
                .toArray(CompletableFuture[]::new));
    }

    /** Starts, and returns when the first feedback is kept. */
    static Load on(IntakePlatform platform, ServiceProcess... services) {
        Load load = new Load(platform, services);
        try {
            load.awaitKept(20);
            return load;
        } catch (RuntimeException | Error notEvenOnce) {
            load.close();
            throw notEvenOnce;
        }
    }

    ClientLog log() {
        return log;
    }

    /** Waits until so many more are kept. */
    void awaitKept(long more) {
        long target = log.kept() + more;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(log.kept()).as(log::toString).isGreaterThanOrEqualTo(target));
    }

    /** Gives nothing new, and goes on until everything is settled. */
    ClientLog finish() {
        enough.countDown();
        all.orTimeout(ALL_SETTLED_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
        return log;
    }

    @Override
    public void close() {
        stop.countDown();
        threads.shutdownNow();
    }

    private void run() {
        Deque<List<Item>> waiting = new ArrayDeque<>();
        for (int i = 0; stop.getCount() > 0 && !(enough.getCount() == 0 && waiting.isEmpty()); i++) {
            boolean fresh = enough.getCount() > 0 && (waiting.isEmpty() || i % 2 == 0 && waiting.size() < MOST_WAITING);
            List<Item> items = fresh ? make(i) : waiting.poll();
            List<Item> again =
                    kiosk.give(services.get(ThreadLocalRandom.current().nextInt(services.size())), items);
            if (!again.isEmpty()) {
                waiting.add(again);
            }
            pause();
        }
    }

    /** Three singles to a batch; one single in 20 and one item of each batch are faulty. */
    private static List<Item> make(int i) {
        if (i % 4 != 3) {
            return List.of(i % 20 == 0 ? Item.faulty() : Item.tap());
        }
        List<Item> items = new ArrayList<>();
        items.add(Item.faulty());
        while (items.size() < BATCH) {
            items.add(items.size() % 3 == 0 ? Item.words() : Item.tap());
        }
        return items;
    }

    private void pause() {
        try {
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            stop.countDown();
        }
    }
}
