package io.throughline.runtime.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.throughline.runtime.sql.FailureKind;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BatchRunnerTest {

    final MockProducer<byte[], byte[]> deadLetters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final List<List<String>> calls = new ArrayList<>();

    @Test
    void oneCallHandlesAllWhenNothingBreaks() throws Exception {
        run(batch -> {}, "a", "b", "c");
        assertThat(calls).containsExactly(List.of("a", "b", "c"));
        assertThat(counted("handled")).isEqualTo(3);
    }

    @Test
    void halvingFindsTheOneThatBreaksInFewCalls() throws Exception {
        String[] items = IntStream.range(0, 64).mapToObj(Integer::toString).toArray(String[]::new);
        run(failingOn("37", new IllegalStateException("bug")), items);
        assertThat(keptValues()).containsExactly("37");
        // one on each level has the bad one and one has not; alone it is tried twice more
        assertThat(calls).hasSize(1 + 2 * 6 + 2);
        assertThat(counted("handled")).isEqualTo(63);
        assertThat(counted("dead-lettered")).isEqualTo(1);
    }

    @Test
    void whatWorksAtALaterTryIsNotKept() throws Exception {
        run(
                batch -> {
                    if (calls.size() < 3) {
                        throw new SQLException("constraint", "23505");
                    }
                },
                "a");
        assertThat(calls).hasSize(3);
        assertThat(deadLetters.history()).isEmpty();
        assertThat(counted("handled")).isEqualTo(1);
    }

    @Test
    void withADependencyAwayNothingIsKeptAndNothingHalved() {
        assertThatThrownBy(() -> run(failingOn("b", new SQLException("gone", "08006")), "a", "b"))
                .isInstanceOf(SQLException.class);
        assertThat(calls).hasSize(1);
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void aDependencyThatGoesAwayDuringTheTriesIsNotTheRecordsFault() {
        assertThatThrownBy(() -> run(
                        batch -> {
                            throw calls.size() < 2 ? new SQLException("", "23514") : new SQLException("", "57P01");
                        },
                        "a"))
                .isInstanceOf(SQLException.class);
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void aBatchThatComesAgainLeavesItsDeadLettersOnce() throws Exception {
        BatchRunner<String> runner = runner(batch -> {
            if (calls.size() < 4) {
                throw new SQLException("gone", "08006");
            }
        });
        List<ConsumerRecord<byte[], byte[]>> records = records("unreadable", "a");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> runner.run(records)).isInstanceOf(SQLException.class);
        }
        runner.run(records);
        assertThat(keptValues()).containsExactly("unreadable");
    }

    @Test
    void unknownOnesAreCountedOnceTheBatchIsThrough() throws Exception {
        BatchRunner<String> runner = runner(batch -> {
            if (calls.size() < 2) {
                throw new SQLException("gone", "08006");
            }
        });
        assertThatThrownBy(() -> runner.run(records("unknown", "a"))).isInstanceOf(SQLException.class);
        runner.run(records("unknown", "a"));
        assertThat(counted("skipped")).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatTheBrokerDoesNotTakeIsADependencyAway() {
        deadLetters.sendException = new KafkaException("no broker");
        assertThatThrownBy(() -> run(batch -> {}, "unreadable"))
                .satisfies(failure -> assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.DEPENDENCY_AWAY));
    }

    @Test
    void theReasonQuotesNoMessage() throws Exception {
        run(failingOn("a", new IllegalArgumentException("a customer's words")), "a");
        assertThat(new String(
                        deadLetters
                                .history()
                                .get(0)
                                .headers()
                                .lastHeader("dead_letter_reason")
                                .value(),
                        UTF_8))
                .isEqualTo("IllegalArgumentException");
    }

    private BatchHandler<String> failingOn(String item, Exception failure) {
        return batch -> {
            if (batch.contains(item)) {
                throw failure;
            }
        };
    }

    private void run(BatchHandler<String> handler, String... values) throws Exception {
        runner(handler).run(records(values));
    }

    private BatchRunner<String> runner(BatchHandler<String> handler) {
        return new BatchRunner<>(
                Reading::decode,
                batch -> {
                    calls.add(batch);
                    handler.handle(batch);
                },
                new DeadLetters(deadLetters, "dead-letters", "group", Clock.systemUTC()),
                3,
                new ConsumerMetrics(metrics, "group"));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new ConsumerRecord<>("topic", 0, i, new byte[0], values[i].getBytes(UTF_8)))
                .toList();
    }

    private List<String> keptValues() {
        return deadLetters.history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private double counted(String outcome) {
        return metrics.get("throughline.consumer.records")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
