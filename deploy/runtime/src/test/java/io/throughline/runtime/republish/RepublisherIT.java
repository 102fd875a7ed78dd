package io.throughline.runtime.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.throughline.local.Parts;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelaySettings;
import io.throughline.runtime.parts.Broker;
import io.throughline.runtime.parts.Database;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.republish.Republication.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepublisherIT {

    static final UUID ORGANIZATION = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
    static final Instant FROM = Instant.parse("2026-11-21T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    static AgroalDataSource pool;

    Entities entities;
    OutboxRelay relay;
    Republisher republisher;

    /** Numbered ones; a page of them asks the database, as a real one does. */
    static final class Entities implements Republishable {

        final String topic;
        final int count;
        final List<UUID> asked = new ArrayList<>();
        /** Thrown by the next page. */
        volatile SQLException failure;
        /** Awaited by each page after the first. */
        volatile Runnable afterTheFirst = () -> {};

        Entities(String topic, int count) {
            this.topic = topic;
            this.count = count;
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public List<Entry> page(
                Connection connection, UUID organization, Instant from, Instant to, UUID after, int limit)
                throws SQLException {
            assertThat(from).isEqualTo(FROM);
            assertThat(to).isNull();
            if (after != null) {
                afterTheFirst.run();
            }
            connection.createStatement().execute("select 1");
            SQLException thrown = failure;
            failure = null;
            if (thrown != null) {
                throw thrown;
            }
            asked.add(after);
            int first = after == null ? 0 : (int) after.getLeastSignificantBits() + 1;
            return IntStream.range(first, Math.min(count, first + limit))
                    .mapToObj(number -> entry(organization, number))
                    .toList();
        }

        private Entry entry(UUID organization, int number) {
            UUID id = new UUID(0, number);
            String type = "io.throughline.tested.v1";
            return new Entry(id, new Event(organization, topic, "key", Event.id(id, 1), type, FROM, "" + number));
        }
    }

    @BeforeAll
    static void open() {
        pool = Database.pool(4);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void start() throws Exception {
        Database.execute("truncate outbox; update outbox_relay set holder = null, in_order = true");
        entities = new Entities(Broker.topic(1), 2_500);
        relay = new OutboxRelay(pool, Broker.producer(), new Settings());
        republisher = new Republisher(pool, relay, CLOCK);
    }

    record Settings() implements RelaySettings {

        @Override
        public String source() {
            return "/tests";
        }

        @Override
        public int batch() {
            return 2_000;
        }

        @Override
        public Duration idle() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration linger() {
            return Duration.ofMillis(5);
        }

        @Override
        public Duration leaseRetry() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration takeoverDelay() {
            return Duration.ofMinutes(5);
        }
    }

    @AfterEach
    void stop() {
        entities.afterTheFirst = () -> {};
        republisher.stop(new ShutdownEvent());
        relay.close();
    }

    @Test
    void everyEntityIsPublishedOncePageByPage() {
        relay.start();
        Republication begun = republish();
        assertThat(begun.state()).isEqualTo(State.RUNNING);
        await().untilAsserted(() -> assertThat(Broker.valuesOf(entities.topic)).hasSize(2_500));
        assertThat(Broker.valuesOf(entities.topic))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_500).mapToObj(Integer::toString).toList());
        assertThat(entities.asked).containsExactly(null, new UUID(0, 999), new UUID(0, 1_999));
        assertThat(republisher.all())
                .containsExactly(new Republication(
                        entities.topic,
                        ORGANIZATION,
                        FROM,
                        null,
                        State.DONE,
                        2_500,
                        CLOCK.instant(),
                        CLOCK.instant(),
                        null));
    }

    @Test
    void aLastPageThatIsFullIsFollowedByAnEmptyOne() {
        entities = new Entities(entities.topic, 1_000);
        republish();
        awaitDone();
        assertThat(entities.asked).containsExactly(null, new UUID(0, 999));
        assertThat(republisher.all().get(0).events()).isEqualTo(1_000);
    }

    @Test
    void aSecondOneIsTurnedAwayWhileTheFirstRuns() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        entities.afterTheFirst = () -> await().until(() -> gate.getCount() == 0);
        republish();
        assertThatThrownBy(this::republish).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(409);
            assertThat(refused.problem().code()).isEqualTo("republication-running");
        });
        gate.countDown();
        awaitDone();
        republish();
        awaitDone();
        assertThat(republisher.all()).hasSize(2);
    }

    @Test
    void withoutTheDatabaseItWaitsAndGoesOnWhereItWas() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        entities.afterTheFirst = () -> {
            reached.countDown();
            await().until(() -> gate.getCount() == 0);
        };
        republish();
        reached.await();
        Parts.shared().postgres().stop();
        try {
            gate.countDown();
            await().untilAsserted(
                            () -> assertThat(republisher.all().get(0).reason()).startsWith("SQLSTATE "));
            assertThat(republisher.all().get(0).state()).isEqualTo(State.RUNNING);
        } finally {
            Parts.shared().postgres().restart();
        }
        awaitDone();
        assertThat(entities.asked).containsExactly(null, new UUID(0, 999), new UUID(0, 1_999));
        assertThat(
                        Database.query(
                                "select count(distinct split_part(event, E'\\t', 2)) || '/' || count(*) from outbox, string_to_table(events, E'\\n') event"))
                .containsExactly("2500/2500");
    }

    @Test
    void aFaultOfTheDataEndsItAndIsTold() {
        entities.failure = new SQLException("secret words", "22021");
        republish();
        await().until(() -> republisher.all().get(0).state() == State.FAILED);
        assertThat(republisher.all().get(0).reason()).isEqualTo("SQLSTATE 22021");
        assertThat(republisher.all().get(0).endedAt()).isEqualTo(CLOCK.instant());
        republish();
        awaitDone();
    }

    @Test
    void aMissingRightEndsItTooForWhoAskedIsStillThere() {
        entities.failure = new SQLException("permission denied", "42501");
        republish();
        await().until(() -> republisher.all().get(0).state() == State.FAILED);
        assertThat(republisher.all().get(0).reason()).isEqualTo("SQLSTATE 42501");
    }

    @Test
    void aLongBacklogIsWaitedFor() {
        Database.execute("""
                insert into outbox (organization, size, events)
                select gen_random_uuid(), 1,
                    concat_ws(E'\\t', '%s', n, 'io.throughline.tested.v1', '2026-11-21T09:15:30Z', 'key', 'older')
                from generate_series(1, 20000) n""".formatted(entities.topic));
        republish();
        await().untilAsserted(
                        () -> assertThat(republisher.all().get(0).reason()).isEqualTo("the outbox to be relayed"));
        assertThat(entities.asked).isEmpty();
        relay.start();
        awaitDone();
        await().untilAsserted(() -> assertThat(Broker.valuesOf(entities.topic)).hasSize(22_500));
    }

    @Test
    void theServicesEndEndsItAfterItsPage() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        entities.afterTheFirst = () -> {
            reached.countDown();
            await().until(() -> gate.getCount() == 0);
        };
        republish();
        reached.await();
        Thread stopping = new Thread(() -> republisher.stop(new ShutdownEvent()));
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        stopping.join();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("republish");
        assertThat(republisher.all().get(0).events()).isEqualTo(2_000);
    }

    private Republication republish() {
        return republisher.start(entities, ORGANIZATION, FROM, null);
    }

    private void awaitDone() {
        await().until(() -> republisher.all().get(0).state() == State.DONE);
    }
}
