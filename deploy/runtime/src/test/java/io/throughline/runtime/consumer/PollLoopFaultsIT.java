package io.throughline.runtime.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.throughline.local.Parts;
import io.throughline.runtime.consumer.PollLoopState.Phase;
import io.throughline.runtime.parts.Broker;
import io.throughline.runtime.parts.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the loop does while PostgreSQL or Kafka is away. */
class PollLoopFaultsIT {

    AgroalDataSource pool;
    Reading reading;

    @BeforeEach
    void makeTopic() throws Exception {
        pool = Database.pool(2);
        reading = new Reading(pool);
    }

    @AfterEach
    void closeLoops() {
        reading.close();
        pool.close();
    }

    @Test
    void withoutPostgresItWaitsAndSkipsNothing() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> loop = reading.start();
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a"));

        Parts.shared().postgres().stop();
        try {
            Broker.send(reading.topic, 0, "unreadable", "b");
            Broker.send(reading.topic, 1, "c");
            await().until(() -> loop.state().phase() == Phase.WAITING);
            // through several attempts
            await().during(Duration.ofSeconds(1)).until(() -> loop.state().phase() == Phase.WAITING);
            assertThat(loop.state().reason()).startsWith("SQLSTATE ");
            assertThat(loop.isLive()).isTrue();
            // as far as the unreadable one, where that came in a batch of its own
            assertThat(reading.committed(0)).isLessThanOrEqualTo(2);
        } finally {
            Parts.shared().postgres().restart();
        }
        Broker.send(reading.topic, 1, "d");
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a", "b", "c", "d"));
        await().until(() -> loop.state().phase() == Phase.RUNNING);
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(3));
        assertThat(Broker.recordsOf(reading.settings.deadLetterTopic())).hasSize(1);
    }

    @Test
    void startedWithoutPostgresItBeginsWhenThatIsBack() throws Exception {
        Broker.send(reading.topic, 0, "a");
        Parts.shared().postgres().stop();
        PollLoop<String> loop;
        try {
            loop = reading.start();
            await().until(() -> loop.state().phase() == Phase.WAITING);
        } finally {
            Parts.shared().postgres().restart();
        }
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a"));
        await().until(() -> loop.state().phase() == Phase.RUNNING);
    }

    @Test
    void anEmptiedDatabaseThatIsAwayAtTheStartIsFilledWhenItIsBack() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> first = reading.start();
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(1));
        first.close();
        Database.execute("truncate handled, consumed_partition");
        Parts.shared().postgres().stop();
        PollLoop<String> second;
        try {
            second = reading.start();
            await().until(() -> second.state().phase() == Phase.WAITING);
            Broker.send(reading.topic, 0, "b");
        } finally {
            Parts.shared().postgres().restart();
        }
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a", "b"));
        await().until(() -> second.state().phase() == Phase.RUNNING);
    }

    @Test
    void withoutKafkaItSaysSoCanBeClosedAndGoesOnAfter() throws Exception {
        Broker.send(reading.topic, 0, "a");
        PollLoop<String> loop = reading.start();
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a"));
        await().untilAsserted(() -> assertThat(reading.committed(0)).isEqualTo(1));
        PollLoop<String> closedMeanwhile = reading.start();

        Parts.shared().kafka().stop();
        try {
            await().until(() -> loop.state().phase() == Phase.WAITING);
            assertThat(loop.state().reason()).contains("Kafka");
            assertThat(loop.isLive()).isTrue();
            long began = System.nanoTime();
            closedMeanwhile.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(closedMeanwhile.state().phase()).isEqualTo(Phase.STOPPED);
        } finally {
            Parts.shared().kafka().restart();
        }
        await().until(() -> loop.state().phase() == Phase.RUNNING);
        Broker.send(reading.topic, 0, "b");
        Broker.send(reading.topic, 1, "c");
        await().untilAsserted(() -> assertThat(reading.handled()).containsExactly("a", "b", "c"));
    }
}
