package io.throughline.runtime.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.throughline.runtime.consumer.PollLoopState.Phase;
import io.throughline.runtime.parts.Broker;
import io.throughline.runtime.parts.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollLoopIT {

    static AgroalDataSource pool;

    Reading reading;

    @BeforeAll
    static void openPool() {
        pool = Database.pool(4);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        reading = new Reading(pool);
    }

    @AfterEach
    void closeLoops() {
        reading.close();
    }

    @Test
    void everyRecordIsHandledOnceAndItsOffsetCommitted() throws Exception {
        Broker.send(reading.topic, 0, "a", "b");
        Broker.send(reading.topic, 1, "c");
        PollLoop<String> loop = reading.start();
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(2));
        await().untilAsserted(() -> assertThat(reading.committed(1)).isEqualTo(1));
        assertThat(reading.handled()).containsExactly("a", "b", "c");
        assertThat(reading.counted("handled")).isEqualTo(3);
        assertThat(loop.state().phase()).isEqualTo(Phase.RUNNING);
        assertThat(loop.isLive()).isTrue();
    }

    @Test
    void whatWasHandledBeforeARestartIsNotHandledAgain() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        awaitHandled("a");
        first.close();
        Broker.send(reading.topic, 0, "b");
        reading.start();
        awaitHandled("a", "b");
    }

    @Test
    void anEmptiedDatabaseIsFilledAgainWhateverOffsetKafkaHas() throws Exception {
        Broker.send(reading.topic, 0, "a", "b");
        Broker.send(reading.topic, 1, "c");
        PollLoop<String> first = reading.start();
        awaitHandled("a", "b", "c");
        await().untilAsserted(() -> assertThat(begun()).hasSize(2));
        first.close();
        assertThat(reading.committed(0)).isEqualTo(2);
        empty();

        PollLoop<String> second = reading.start();
        awaitHandled("a", "b", "c");
        await().untilAsserted(() -> assertThat(begun()).hasSize(2));
        await().until(() -> second.state().phase() == Phase.RUNNING);
        second.close();
        assertThat(reading.committed(0)).isEqualTo(2);

        reading.start();
        Broker.send(reading.topic, 1, "d");
        awaitHandled("a", "b", "c", "d");
    }

    @Test
    void aPartitionThatMovesGoesOnWhereItWas() throws Exception {
        Broker.send(reading.topic, 0, "a");
        Broker.send(reading.topic, 1, "b");
        PollLoop<String> first = reading.start();
        awaitHandled("a", "b");
        await().untilAsserted(() -> assertThat(begun()).hasSize(2));
        PollLoop<String> second = reading.start();
        await().until(() -> second.state().phase() == Phase.RUNNING);
        Broker.send(reading.topic, 0, "c");
        Broker.send(reading.topic, 1, "d");
        awaitHandled("a", "b", "c", "d");
        await().untilAsserted(() ->
                assertThat(reading.committed(0) + reading.committed(1)).isEqualTo(4));
        first.close();
        Broker.send(reading.topic, 0, "e");
        Broker.send(reading.topic, 1, "f");
        awaitHandled("a", "b", "c", "d", "e", "f");
    }

    @Test
    void whatWasForgottenIsReadAgainOnceTheDatabaseForgetsThatItWasBegun() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        awaitHandled("a");
        await().untilAsserted(() -> assertThat(begun()).hasSize(2));
        first.close();
        Broker.send(reading.topic, 0, "gone", "b");
        TopicPartition cut = new TopicPartition(reading.topic, 0);
        Broker.admin()
                .deleteRecords(Map.of(cut, RecordsToDelete.beforeOffset(2)))
                .all()
                .get();
        PollLoop<String> second = reading.start();
        awaitForgotten(second, cut);
        second.close();
        Database.execute("delete from consumed_partition where partition = 0 and topic = '" + reading.topic + "'");
        PollLoop<String> third = reading.start();
        awaitHandled("a", "b");
        await().until(() -> third.state().phase() == Phase.RUNNING);
    }

    @Test
    void unreadableRecordsAreKeptAsTheyWereAndTheOthersHandled() throws Exception {
        Broker.send(reading.topic, 0, "a");
        ProducerRecord<byte[], byte[]> unreadable =
                new ProducerRecord<>(reading.topic, 0, "its key".getBytes(UTF_8), "unreadable".getBytes(UTF_8));
        unreadable.headers().add(new RecordHeader("ce_id", "42:1".getBytes(UTF_8)));
        Broker.send(unreadable);
        Broker.send(reading.topic, 0, "bug", "b");
        reading.start();
        awaitHandled("a", "b");
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(4));

        List<ConsumerRecord<byte[], byte[]>> kept = Broker.recordsOf(reading.settings.deadLetterTopic());
        assertThat(kept).hasSize(2);
        assertThat(kept.get(0).key()).isEqualTo("its key".getBytes(UTF_8));
        assertThat(kept.get(0).value()).isEqualTo("unreadable".getBytes(UTF_8));
        assertThat(headers(kept.get(0)))
                .containsEntry("ce_id", "42:1")
                .containsEntry("dead_letter_group", reading.settings.group())
                .containsEntry("dead_letter_topic", reading.topic)
                .containsEntry("dead_letter_partition", "0")
                .containsEntry("dead_letter_offset", "1")
                .containsEntry("dead_letter_stage", "unreadable")
                .containsEntry("dead_letter_reason", "not what it promises")
                .containsKey("dead_letter_time");
        assertThat(headers(kept.get(1)))
                .containsEntry("dead_letter_stage", "unreadable")
                .containsEntry("dead_letter_reason", "IllegalStateException");
        assertThat(reading.counted("dead-lettered")).isEqualTo(2);
    }

    @Test
    void aRecordThatBreaksProcessingIsTriedThreeTimesAndKept() throws Exception {
        String[] items =
                IntStream.range(0, 20).mapToObj(i -> "item-" + (10 + i)).toArray(String[]::new);
        Broker.send(reading.topic, 0, items);
        Broker.send(reading.topic, 0, "poison");
        Broker.send(reading.topic, 0, "last");
        AtomicInteger alone = new AtomicInteger();
        reading.start(batch -> {
            alone.addAndGet(batch.equals(List.of("poison")) ? 1 : 0);
            reading.write(batch);
        });
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(22));
        assertThat(reading.handled()).hasSize(21).contains(items).contains("last");
        assertThat(alone).hasValue(3);
        List<ConsumerRecord<byte[], byte[]>> kept = Broker.recordsOf(reading.settings.deadLetterTopic());
        assertThat(kept).hasSize(1);
        assertThat(headers(kept.get(0)))
                .containsEntry("dead_letter_offset", "20")
                .containsEntry("dead_letter_stage", "unprocessable")
                .containsEntry("dead_letter_reason", "SQLSTATE 23514");
    }

    @Test
    void unknownTypesAreSkippedAndCounted() throws Exception {
        Broker.send(reading.topic, 0, "unknown", "a", "unknown");
        reading.start();
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(3));
        assertThat(reading.handled()).containsExactly("a");
        assertThat(reading.counted("skipped")).isEqualTo(2);
        assertThat(Broker.recordsOf(reading.settings.deadLetterTopic())).isEmpty();
    }

    @Test
    void anErrorEndsItAndItsLivenessAndCommitsNothing() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> loop = reading.start(batch -> {
            throw new AssertionError("cannot happen");
        });
        await().until(() -> loop.state().phase() == Phase.DEAD);
        assertThat(loop.state().reason()).isEqualTo("AssertionError");
        assertThat(loop.isLive()).isFalse();
        assertThat(reading.committed(0)).isLessThanOrEqualTo(0);
    }

    @Test
    void aHandlerThatHangsEndsItsLiveness() throws Exception {
        Broker.send(reading.topic, 0, "a");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        PollLoop<String> loop = reading.start(batch -> {
            begun.countDown();
            hanging.await();
        });
        begun.await();
        assertThat(loop.isLive()).isTrue();
        reading.clock.ahead = reading.settings.liveness();
        assertThat(loop.isLive()).isFalse();
        hanging.countDown();
        await().until(loop::isLive);
    }

    @Test
    void partitionsAddedLaterAreReadFromTheirStart() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        awaitHandled("a");
        first.close();
        Broker.admin()
                .createPartitions(Map.of(reading.topic, NewPartitions.increaseTo(3)))
                .all()
                .get();
        Broker.send(reading.topic, 2, "b");
        PollLoop<String> second = reading.start();
        awaitHandled("a", "b");
        await().until(() -> second.state().phase() == Phase.RUNNING);
    }

    @Test
    void aLostOffsetIsNotTakenForAFirstStart() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        awaitHandled("a");
        await().untilAsserted(() -> assertThat(begun()).hasSize(2));
        first.close();
        TopicPartition lost = new TopicPartition(reading.topic, 0);
        Broker.admin()
                .deleteConsumerGroupOffsets(reading.settings.group(), Set.of(lost))
                .all()
                .get();
        Broker.send(reading.topic, 0, "b");
        Broker.send(reading.topic, 1, "c");

        PollLoop<String> second = reading.start();
        awaitForgotten(second, lost);
        awaitHandled("a", "c"); // the other partition goes on
        await().during(Duration.ofMillis(600)).until(() -> second.state().phase() == Phase.FORGOTTEN);
        second.close();
        assertThat(reading.handled()).containsExactly("a", "c");
        assertThat(reading.committed(0)).isEqualTo(-1);
    }

    @Test
    void recordsThatWereDeletedUnreadAreNotSkipped() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        awaitHandled("a");
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(1));
        first.close();
        Broker.send(reading.topic, 0, "gone", "gone", "b");
        Broker.send(reading.topic, 1, "c");
        TopicPartition cut = new TopicPartition(reading.topic, 0);
        Broker.admin()
                .deleteRecords(Map.of(cut, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        PollLoop<String> second = reading.start();
        awaitForgotten(second, cut);
        awaitHandled("a", "c");
        await().during(Duration.ofMillis(600)).until(() -> second.state().phase() == Phase.FORGOTTEN);
        second.close();
        assertThat(reading.handled()).containsExactly("a", "c");
        assertThat(reading.committed(0)).isEqualTo(1);
    }

    @Test
    void aBatchUnderWayAtTheCloseIsFinishedAndCommitted() throws Exception {
        Broker.send(reading.topic, 0, "a");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        PollLoop<String> loop = reading.start(batch -> {
            begun.countDown();
            closing.await();
            reading.write(batch);
        });
        begun.await();
        Thread closer = new Thread(loop::close);
        closer.start();
        await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        closing.countDown();
        closer.join();
        assertThat(reading.handled()).containsExactly("a");
        assertThat(reading.committed(0)).isEqualTo(1);
    }

    @Test
    void closingIsQuickAndLeavesNoThread() throws Exception {
        PollLoop<String> loop = reading.start();
        await().until(() -> loop.state().phase() == Phase.RUNNING);
        assertThat(threads()).isNotEmpty();
        long began = System.nanoTime();
        loop.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(loop.state().phase()).isEqualTo(Phase.STOPPED);
        assertThat(threads()).isEmpty();
        loop.close();
    }

    @Test
    void oneThatWasNeverStartedCanBeClosed() {
        reading.loop(reading::write).close();
        assertThat(threads()).isEmpty();
    }

    @Test
    void twoOfAGroupShareThePartitionsAndTheDeathOfOneLosesNothing() throws Exception {
        Set<String> firstReads = ConcurrentHashMap.newKeySet();
        PollLoop<String> first = reading.start(batch -> {
            if (batch.contains("deadly")) {
                throw new AssertionError("crash before the commit");
            }
            firstReads.addAll(batch);
            reading.write(batch);
        });
        await().until(() -> first.state().phase() == Phase.RUNNING);
        PollLoop<String> second = reading.start();
        List<String> sent = new ArrayList<>();
        await().until(
                        () -> { // until one reads the one partition, the other the other
                            List<String> round = List.of(sent.size() + "-in-0", sent.size() + "-in-1");
                            sent.addAll(round);
                            Broker.send(reading.topic, 0, round.get(0));
                            Broker.send(reading.topic, 1, round.get(1));
                            await().until(() -> reading.handled().containsAll(round));
                            return firstReads.contains(round.get(0)) != firstReads.contains(round.get(1));
                        });
        Broker.send(reading.topic, 0, "deadly");
        Broker.send(reading.topic, 1, "deadly");
        sent.addAll(List.of("deadly", "deadly"));
        await().until(() -> first.state().phase() == Phase.DEAD);
        await().untilAsserted(() -> assertThat(reading.handled()).containsAll(sent));
        await().untilAsserted(() ->
                assertThat(reading.committed(0) + reading.committed(1)).isEqualTo(sent.size()));
        assertThat(second.isLive()).isTrue();
    }

    private Set<String> begun() {
        return Set.copyOf(
                Database.query("select topic || '-' || partition from consumed_partition where consumer_group = '"
                        + reading.settings.group() + "'"));
    }

    private void empty() {
        Database.execute("truncate handled; delete from consumed_partition where consumer_group = '"
                + reading.settings.group() + "'");
    }

    private static void awaitForgotten(PollLoop<?> loop, TopicPartition partition) {
        await().until(() -> loop.state().phase() == Phase.FORGOTTEN);
        assertThat(loop.state().reason()).contains(partition.toString());
        assertThat(loop.isLive()).isTrue();
    }

    private void awaitHandled(String... items) {
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly(items));
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(reading.settings.group()))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
