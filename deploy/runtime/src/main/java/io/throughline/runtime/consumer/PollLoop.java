package io.throughline.runtime.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.runtime.sql.Backoff;
import io.throughline.runtime.sql.FailureKind;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * The one way in which services read Kafka: poll, decode, one transaction, {@code commitSync}.
 *
 * <pre>
 * STARTING → RUNNING ⇄ WAITING (a dependency is away: partitions paused and rewound, polling goes on, back-off)
 *               ↓
 *           FORGOTTEN (a topic no longer holds what is to be read next: never skipped, not ready; other partitions go on)
 * </pre>
 *
 * Only its own thread touches the consumer.
 */
public final class PollLoop<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

    private final PollLoopSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final Positions positions;
    private final BatchRunner<T> runner;
    private final Clock clock;
    private final Backoff backoff;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile PollLoopState state = PollLoopState.STARTING;
    private volatile Instant lastRound;
    private Instant waitUntil = Instant.MIN;

    /**
     * @param consumer a new one from {@link Consumers}, not yet subscribed; the loop closes it
     * @param deadLetters a producer for the group's dead letters; the caller closes it
     */
    public PollLoop(
            PollLoopSettings settings,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> deadLetters,
            ConsumedPartitions consumed,
            Decoder<T> decoder,
            BatchHandler<T> handler,
            MeterRegistry metrics,
            Clock clock) {
        this.settings = settings;
        this.consumer = consumer;
        this.positions = new Positions(consumer, consumed, settings.group());
        this.clock = clock;
        this.backoff = new Backoff(settings.backoff(), settings.longestBackoff());
        this.runner = new BatchRunner<>(
                decoder,
                handler,
                new DeadLetters(deadLetters, settings.deadLetterTopic(), settings.group(), clock),
                settings.attempts(),
                new ConsumerMetrics(metrics, settings.group()));
        this.lastRound = clock.instant();
        this.thread = new Thread(this::run, "consumer-" + settings.group());
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    public String group() {
        return settings.group();
    }

    public PollLoopState state() {
        return state;
    }

    /** False once the thread has ended unasked or has not come round within the liveness limit. */
    public boolean isLive() {
        return state.phase() != PollLoopState.Phase.DEAD
                && clock.instant().isBefore(lastRound.plus(settings.liveness()));
    }

    /** Finishes the batch under way, leaves the group and ends the thread; a batch that takes more than 5 s comes again. */
    @Override
    public void close() {
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
            return;
        }
        try {
            thread.join(STOP_WITHIN.toMillis());
            thread.interrupt();
            thread.join(LEAVE_WITHIN.plusSeconds(1).toMillis());
        } catch (InterruptedException hurry) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        try {
            consumer.subscribe(settings.topics(), positions);
            Heartbeat heartbeat = new Heartbeat(consumer);
            while (!stopping()) {
                round(heartbeat);
            }
            state = PollLoopState.STOPPED;
        } catch (Throwable end) {
            if (stopping()) {
                state = PollLoopState.STOPPED;
                LOG.warnf("Stopped in the middle of a batch (%s); it comes again", FailureKind.reason(end));
            } else {
                state = PollLoopState.dead(FailureKind.reason(end));
                LOG.error("The consumer has died", end);
            }
        } finally {
            leaveTheGroup();
        }
    }

    private void leaveTheGroup() {
        Thread.interrupted(); // an interrupted thread could not say good-bye, and its partitions would wait for it
        try {
            consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
        } catch (KafkaException failure) {
            LOG.warn("The consumer did not close in order", failure);
        }
    }

    private void round(Heartbeat heartbeat) throws Exception {
        lastRound = clock.instant();
        ConsumerRecords<byte[], byte[]> unhandled = ConsumerRecords.empty();
        try {
            unhandled = poll();
            if (waiting()) {
                positions.hold(unhandled); // partitions that were assigned during the wait are not paused yet
                return;
            }
            positions.lookUp();
            positions.release();
            positions.commit();
            if (!unhandled.isEmpty()) {
                runner.run(unhandled);
                positions.handled(unhandled);
                unhandled = ConsumerRecords.empty();
                positions.commit();
            }
            settle(heartbeat.pulse(!consumer.assignment().isEmpty()));
        } catch (RebalanceInProgressException moving) {
            LOG.debug("Committing when it is settled who reads what");
            positions.rewind(unhandled);
        } catch (CommitFailedException moved) {
            LOG.warn("Partitions moved before their offsets were committed; their new reader reads them again");
            positions.rewind(unhandled);
        } catch (InterruptedException | InterruptException end) {
            throw end;
        } catch (Exception failure) {
            if (stopping() || FailureKind.of(failure) != FailureKind.DEPENDENCY_AWAY) {
                throw failure;
            }
            waitFor(failure);
            positions.hold(unhandled);
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() throws SQLException, InterruptedException {
        try {
            return consumer.poll(POLL);
        } catch (InvalidOffsetException missing) {
            if (waiting()) {
                stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS); // it is thrown at once, and would be again
            } else {
                positions.find(missing);
            }
            return ConsumerRecords.empty();
        }
    }

    private boolean waiting() {
        return clock.instant().isBefore(waitUntil);
    }

    private void waitFor(Exception failure) {
        Duration pause = backoff.next();
        waitUntil = clock.instant().plus(pause);
        state = PollLoopState.waiting(FailureKind.reason(failure));
        LOG.warnf("A dependency is away (%s); trying again in %d ms", state.reason(), pause.toMillis());
    }

    private void settle(Heartbeat.Pulse pulse) {
        PollLoopState settled = state;
        if (!positions.forgotten().isEmpty()) {
            settled = PollLoopState.forgotten("offsets of " + positions.forgotten());
        } else if (pulse == Heartbeat.Pulse.LOST) {
            settled = PollLoopState.waiting("no heartbeat with Kafka");
        } else if (pulse == Heartbeat.Pulse.STEADY && positions.nothingHeld()) {
            settled = PollLoopState.RUNNING;
            backoff.reset();
        }
        if (settled.phase() != state.phase()) {
            LOG.infof("%s: %s", settings.group(), settled.describe());
        }
        state = settled;
    }
}
