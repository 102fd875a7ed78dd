package io.throughline.runtime.consumer;

import io.throughline.runtime.consumer.DeadLetters.Stage;
import io.throughline.runtime.sql.FailureKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes a batch through decoding and handling. Of the three kinds of failure it settles two: unreadable records go to
 * the dead letters; unprocessable ones are found by halving the batch, tried again, and go there too. The third, a
 * dependency away, it passes on: the batch comes again.
 */
final class BatchRunner<T> {

    private static final Logger LOG = Logger.getLogger(BatchRunner.class);

    private final Decoder<T> decoder;
    private final BatchHandler<T> handler;
    private final DeadLetters deadLetters;
    private final int attempts;
    private final ConsumerMetrics metrics;

    /** Dead letters of a batch that comes again because a dependency is away: each is kept once. */
    private final Set<Position> buried = new HashSet<>();

    BatchRunner(
            Decoder<T> decoder,
            BatchHandler<T> handler,
            DeadLetters deadLetters,
            int attempts,
            ConsumerMetrics metrics) {
        this.decoder = decoder;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.attempts = attempts;
        this.metrics = metrics;
    }

    private record Decoded<T>(ConsumerRecord<byte[], byte[]> record, T item) {}

    private record Position(String topic, int partition, long offset) {

        static Position of(ConsumerRecord<?, ?> record) {
            return new Position(record.topic(), record.partition(), record.offset());
        }
    }

    /** Returns when every record is settled; throws where a dependency is away. */
    void run(Iterable<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        List<Decoded<T>> batch = new ArrayList<>();
        int unknown = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (buried.contains(Position.of(record))) {
                continue;
            }
            try {
                Optional<T> item = decoder.decode(record);
                item.ifPresent(known -> batch.add(new Decoded<>(record, known)));
                unknown += item.isEmpty() ? 1 : 0;
            } catch (UnreadableRecordException unreadable) {
                bury(record, Stage.UNREADABLE, unreadable.getMessage());
            } catch (RuntimeException bug) {
                bury(record, Stage.UNREADABLE, FailureKind.reason(bug));
            }
        }
        handle(batch);
        buried.clear();
        metrics.skipped(unknown);
    }

    private void handle(List<Decoded<T>> batch) throws Exception {
        if (batch.isEmpty()) {
            return;
        }
        try {
            attempt(batch);
        } catch (Exception failure) {
            if (FailureKind.of(failure) == FailureKind.DEPENDENCY_AWAY) {
                throw failure;
            }
            if (batch.size() > 1) {
                int half = batch.size() / 2;
                handle(batch.subList(0, half));
                handle(batch.subList(half, batch.size()));
            } else {
                tryAgain(batch, failure);
            }
        }
    }

    private void tryAgain(List<Decoded<T>> alone, Exception first) throws Exception {
        Exception failure = first;
        for (int attempt = 2; attempt <= attempts; attempt++) {
            try {
                attempt(alone);
                return;
            } catch (Exception again) {
                if (FailureKind.of(again) == FailureKind.DEPENDENCY_AWAY) {
                    throw again;
                }
                failure = again;
            }
        }
        bury(alone.get(0).record(), Stage.UNPROCESSABLE, FailureKind.reason(failure));
    }

    private void attempt(List<Decoded<T>> batch) throws Exception {
        handler.handle(batch.stream().map(Decoded::item).toList());
        metrics.handled(batch.size());
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, Stage stage, String reason) throws InterruptedException {
        deadLetters.keep(record, stage, reason);
        buried.add(Position.of(record));
        metrics.deadLettered();
        LOG.warnf(
                "Dead-lettered %s-%d offset %d: %s, %s",
                record.topic(), record.partition(), record.offset(), stage, reason);
    }
}
