package io.throughline.runtime.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.throughline.local.Parts;
import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.RelayState.Phase;
import io.throughline.runtime.parts.Broker;
import io.throughline.runtime.parts.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    /** No test waits so long: where it would, it fails. */
    static final Duration NEVER = Duration.ofMinutes(5);

    static final UUID ORGANIZATION = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
    static final Instant TIME = Instant.parse("2026-11-21T09:15:30.250Z");

    static AgroalDataSource pool;
    /** As the services have it, but it gives up sooner. */
    static Producer<byte[], byte[]> producer;

    final List<OutboxRelay> relays = new ArrayList<>();
    String topic;

    record Settings(Duration takeoverDelay, int batch) implements RelaySettings {

        @Override
        public String source() {
            return "/tests";
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
    }

    @BeforeAll
    static void open() {
        pool = Database.pool(4);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", Broker.address(),
                        "delivery.timeout.ms", 1_500,
                        "request.timeout.ms", 1_000,
                        "max.block.ms", 1_000,
                        "reconnect.backoff.max.ms", 500),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void close() {
        producer.close(Duration.ZERO);
        pool.close();
    }

    @BeforeEach
    void emptyTheOutbox() throws Exception {
        Database.execute("truncate outbox; update outbox_relay set holder = null, in_order = true");
        topic = Broker.topic(1);
    }

    @AfterEach
    void closeRelays() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void rowsGoOutInTheirOrderAndAreDeleted() throws Exception {
        List<String> data = IntStream.range(0, 25).mapToObj(Integer::toString).toList();
        append(data.toArray(String[]::new));
        OutboxRelay relay = start(pool, new Settings(NEVER, 10));
        awaitPublished(data);
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        await().untilAsserted(() -> assertThat(relay.state()).isEqualTo(RelayState.active(0)));
        ConsumerRecord<byte[], byte[]> first = Broker.recordsOf(topic).get(0);
        assertThat(first.key()).isEqualTo("a key".getBytes(UTF_8));
        assertThat(CloudEventHeaders.read(first.headers(), "ce_id")).hasValue("0:1");
        assertThat(CloudEventHeaders.read(first.headers(), "ce_time")).hasValue(TIME.toString());
        assertThat(CloudEventHeaders.read(first.headers(), "ce_organization")).hasValue(ORGANIZATION.toString());
    }

    @Test
    void textsArriveAsTheyWere() throws Exception {
        String data = "{\"comment\": \"\\\"{größer, 'NULL'} \\\\ \uD83D\uDE00\"}";
        start(pool);
        append(data, "NULL", "");
        awaitPublished(List.of(data, "NULL", ""));
    }

    @Test
    void aRowWithoutDataBecomesATombstone() throws Exception {
        start(pool);
        append("{}", null);
        await().untilAsserted(() -> assertThat(Broker.recordsOf(topic)).hasSize(2));
        assertThat(Broker.recordsOf(topic).get(1).value()).isNull();
    }

    @Test
    void anEventThatIsTooLargeIsSetAsideAndAllBehindItGoesOn() throws Exception {
        String large = "x".repeat(2_000_000);
        append("a", large, "b", "c");
        OutboxRelay relay = start(pool, new Settings(NEVER, 1));
        awaitPublished(List.of("a", "b", "c"));
        append("d");
        awaitPublished(List.of("a", "b", "c", "d"));
        await().untilAsserted(() -> assertThat(relay.state()).isEqualTo(RelayState.active(0)));
        assertThat(relay.refused()).isEqualTo(1);
        assertThat(Database.query("select split_part(events, E'\\t', 2) from outbox"))
                .containsExactly("1:1");
        relay.close();

        // after a restart it is tried once more
        OutboxRelay next = start(pool);
        await().until(() -> next.refused() == 1);
        append("e");
        awaitPublished(List.of("a", "b", "c", "d", "e"));
    }

    @Test
    void whatTheBrokerRefusesOfOneBatchIsSetAsideToo() throws Exception {
        Broker.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("max.message.bytes", "10000"), AlterConfigOp.OpType.SET))))
                .all()
                .get(10, TimeUnit.SECONDS);
        append("a", "x".repeat(20_000), "b", "x".repeat(30_000), "c");
        OutboxRelay relay = start(pool);
        await().untilAsserted(() -> assertThat(Broker.valuesOf(topic)).contains("a", "b", "c"));
        await().until(() -> relay.refused() == 2);
        await().untilAsserted(() -> assertThat(relay.state()).isEqualTo(RelayState.active(0)));
        assertThat(waiting()).isEqualTo(2);
        append("d");
        await().untilAsserted(() -> assertThat(Broker.valuesOf(topic)).endsWith("d"));
    }

    @Test
    void rowsOfATransactionThatIsRolledBackAreNeverSeen() throws Exception {
        start(pool);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Outbox.append(connection, List.of(event(0, "never")));
            connection.rollback();
        }
        append("kept");
        awaitPublished(List.of("kept"));
    }

    @Test
    void withoutTheBrokerRowsStayAndGoOutAfter() throws Exception {
        OutboxRelay relay = start(pool);
        append("a");
        awaitPublished(List.of("a"));
        Parts.shared().kafka().stop();
        try {
            append("b", "c", "d");
            relay.wake();
            await().until(() -> relay.state().phase() == Phase.BROKER_AWAY);
            await().untilAsserted(() -> assertThat(relay.state().waiting()).isEqualTo(3));
            assertThat(relay.state().reason()).isEqualTo("TimeoutException");
            assertThat(relay.isAlive()).isTrue();
            assertThat(waiting()).isEqualTo(3);
        } finally {
            Parts.shared().kafka().restart();
        }
        awaitPublished(List.of("a", "b", "c", "d"));
        await().untilAsserted(() -> assertThat(relay.state()).isEqualTo(RelayState.active(0)));
    }

    @Test
    void aRestartedDatabaseIsFoundAgainWithoutWaitingForItsOwnSends() throws Exception {
        OutboxRelay relay = start(pool);
        append("a");
        awaitPublished(List.of("a"));
        Parts.shared().postgres().stop();
        try {
            await().until(() -> relay.state().phase() == Phase.DATABASE_AWAY);
            assertThat(relay.state().reason()).startsWith("SQLSTATE ");
        } finally {
            Parts.shared().postgres().restart();
        }
        await().ignoreExceptions().until(() -> append("b"));
        awaitPublished(List.of("a", "b"));
    }

    @Test
    void theOtherTakesOverAtOnceWhenTheFirstLeavesInOrder() throws Exception {
        OutboxRelay first = start(pool);
        await().until(() -> first.state().phase() == Phase.ACTIVE);
        OutboxRelay second = start(pool);
        await().until(() -> second.state().phase() == Phase.STANDBY);
        append("a");
        awaitPublished(List.of("a"));
        first.close();
        assertThat(first.isAlive()).isFalse();
        assertThat(Database.query("select in_order from outbox_relay")).containsExactly("t");
        append("b");
        awaitPublished(List.of("a", "b"));
        assertThat(second.state().phase()).isEqualTo(Phase.ACTIVE);
    }

    @Test
    void theOtherWaitsForTheLastSendsOfOneThatCrashed() throws Exception {
        Duration delay = Duration.ofSeconds(1);
        try (Breakable way = new Breakable()) {
            OutboxRelay first = start(way.dataSource());
            await().until(() -> first.state().phase() == Phase.ACTIVE);
            OutboxRelay second = start(pool, new Settings(delay, 100));
            await().until(() -> second.state().phase() == Phase.STANDBY);
            way.breakDown();
            append("a");
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> second.state().phase() == Phase.TAKING_OVER);
            await().during(delay.dividedBy(2))
                    .atMost(delay)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> second.state().phase() == Phase.TAKING_OVER && waiting() == 1);
            awaitPublished(List.of("a"));
            assertThat(first.state().phase()).isEqualTo(Phase.DATABASE_AWAY);
            first.close();
        }
    }

    @Test
    void oneThatIsStoppedWhileTakingOverLeavesTheWaitToTheNext() throws Exception {
        Database.execute("update outbox_relay set holder = gen_random_uuid(), in_order = false");
        OutboxRelay relay = start(pool);
        await().until(() -> relay.state().phase() == Phase.TAKING_OVER);
        long began = System.nanoTime();
        relay.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(Database.query("select in_order from outbox_relay")).containsExactly("f");
    }

    @Test
    void aWaitThatABrokenConnectionCutShortBeginsAgain() throws Exception {
        Database.execute("update outbox_relay set holder = gen_random_uuid(), in_order = false");
        UUID holder = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            try (Connection connection = pool.getConnection();
                    RelayLease lease = new RelayLease(connection, holder)) {
                assertThat(lease.tryTake()).isTrue();
                assertThat(lease.lastOneLeftInOrder()).isFalse();
            }
        }
    }

    @Test
    void closingGivesThePoolItsSessionBackAsItWas() throws Exception {
        try (AgroalDataSource one = Database.pool(1)) {
            OutboxRelay relay = start(one);
            await().until(() -> relay.state().phase() == Phase.ACTIVE);
            relay.close();
            try (Connection connection = one.getConnection();
                    ResultSet row = connection.createStatement().executeQuery("show synchronous_commit")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
            }
            assertThat(Database.query("select pid from pg_locks where locktype = 'advisory'"))
                    .isEmpty();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("outbox-relay");
    }

    private OutboxRelay start(DataSource dataSource) {
        return start(dataSource, new Settings(NEVER, 100));
    }

    private OutboxRelay start(DataSource dataSource, Settings settings) {
        OutboxRelay relay = new OutboxRelay(dataSource, producer, settings);
        relays.add(relay);
        relay.start();
        return relay;
    }

    private boolean append(String... data) throws Exception {
        try (Connection connection = pool.getConnection()) {
            Outbox.append(
                    connection,
                    IntStream.range(0, data.length)
                            .mapToObj(i -> event(i, data[i]))
                            .toList());
        }
        return true;
    }

    private Event event(int number, String data) {
        return new Event(ORGANIZATION, topic, "a key", number + ":1", "io.throughline.tested.v1", TIME, data);
    }

    private void awaitPublished(List<String> data) {
        await().untilAsserted(() -> assertThat(Broker.valuesOf(topic)).containsExactlyElementsOf(data));
    }

    private static int waiting() {
        return Integer.parseInt(
                Database.query("select coalesce(sum(size), 0) from outbox").get(0));
    }
}
