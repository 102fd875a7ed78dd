package io.throughline.traffic.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Gathers items to batches and sends these over several connections at once. Bounded: whoever adds an item waits while the connections
 * are busy, so a file of any length needs no more memory than a short one. One thread adds, and closes at the end.
 */
public final class Sender implements AutoCloseable {

    /** The service takes 5 MiB a batch. */
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Delivery delivery;
    private final Pace pace;
    private final Stop stop;
    private final int batchItems;
    private final BlockingQueue<List<Item>> queue;
    private final List<Thread> connections = new ArrayList<>();
    private volatile boolean ended;

    private List<Item> batch = new ArrayList<>();
    private int batchBytes;

    public Sender(Delivery delivery, Pace pace, Stop stop, int batchItems, int concurrency) {
        this.delivery = delivery;
        this.pace = pace;
        this.stop = stop;
        this.batchItems = pace.batch(batchItems);
        this.queue = new ArrayBlockingQueue<>(concurrency);
        for (int i = 1; i <= concurrency; i++) {
            Thread connection = new Thread(this::work, "connection-" + i);
            connection.setDaemon(true);
            connection.start();
            connections.add(connection);
        }
    }

    /** Takes the item; after the stop was given it is only remembered by whoever counts. */
    public void add(Item item) throws InterruptedException {
        if (batchBytes + item.json().length > BATCH_BYTES) {
            flush();
        }
        batch.add(item);
        batchBytes += item.json().length + 1;
        if (batch.size() >= batchItems) {
            flush();
        }
    }

    /** Sends what is left and waits until everything is settled or the stop was given. */
    public void finish() throws InterruptedException {
        flush();
        ended = true;
        for (Thread connection : connections) {
            connection.join();
        }
    }

    @Override
    public void close() {
        ended = true;
        connections.forEach(Thread::interrupt);
    }

    private void flush() throws InterruptedException {
        if (batch.isEmpty() || stop.await(pace.next(batch.size()))) {
            return;
        }
        List<Item> full = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        while (!stop.isGiven() && !queue.offer(full, GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            // the connections are busy: look again whether there is still someone to wait for
        }
    }

    private void work() {
        try {
            while (!stop.isGiven()) {
                // Asked before the queue is: a batch that comes between the two is then still fetched.
                boolean last = ended;
                List<Item> next = queue.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    delivery.deliver(next);
                } else if (last) {
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            stop.give("a fault of this tool: " + bug);
        }
    }
}
