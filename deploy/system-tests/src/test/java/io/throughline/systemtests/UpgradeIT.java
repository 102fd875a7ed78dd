package io.throughline.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.Parts;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an instance of an earlier version has accepted, the one after it tells. */
class UpgradeIT {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    private static Path directory;
    private static Parts parts;

    @BeforeAll
    static void start() throws IOException {
        directory = Files.createTempDirectory("throughline-upgrade-");
        parts = Parts.start(directory, Parts.Options.forTests());
    }

    @AfterAll
    static void stop() throws IOException {
        parts.close();
        PathUtils.deleteDirectory(directory);
    }

    /** @param before the last version whose outbox had a row for each event */
    @ParameterizedTest
    @Timeout(90)
    @CsvSource({
        "FEEDBACK, 11, throughline.stores.v1",
        "STORIES, 3, throughline.practices.v1",
        "STANDARDS, 1, throughline.standards.v1"
    })
    void whatWaitsInTheOutboxIsPublishedAsItWas(Service service, String before, String topic) throws SQLException {
        Map<String, String> settings = parts.createDatabase(service.database());
        Flyway.configure()
                .dataSource(
                        settings.get("DATABASE_URL"),
                        service.database() + "_owner",
                        settings.get("DATABASE_OWNER_PASSWORD"))
                .locations(
                        "filesystem:" + Platform.root().resolve(service.module()) + "/src/main/resources/db/migration")
                .target(before)
                // as the services do: an index that is built beside the writers waits for every transaction
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
        appendAsBefore(service, topic, "state", "{\"name\": \"a\\tb\\nc\"}");
        appendAsBefore(service, topic, "tombstone", null);
        ServiceProcess upgraded = ServiceProcess.start(service, Platform.root(), parts, Ports.free());
        try {
            List<ConsumerRecord<byte[], byte[]>> records = published(topic, 2);
            assertThat(records).extracting(record -> header(record, "ce_id")).containsExactly("state:1", "tombstone:1");
            ConsumerRecord<byte[], byte[]> state = records.get(0);
            assertThat(new String(state.key(), UTF_8)).isEqualTo(ORGANIZATION + "/one");
            assertThat(new String(state.value(), UTF_8)).isEqualTo("{\"name\": \"a\\tb\\nc\"}");
            assertThat(header(state, "ce_type")).isEqualTo("io.throughline.told-before.v1");
            assertThat(header(state, "ce_time")).isEqualTo("2026-11-20T10:15:30.123456Z");
            assertThat(records.get(1).value()).isNull();
            if (service == Service.FEEDBACK) {
                // an instance of the version before still takes feedback in until it is replaced
                appendAsBefore(service, topic, "meanwhile", "{}");
                assertThat(header(published(topic, 3).get(2), "ce_id")).isEqualTo("meanwhile:1");
            }
        } finally {
            upgraded.stop();
        }
    }

    private static void appendAsBefore(Service service, String topic, String entity, String data) throws SQLException {
        try (Connection superuser = parts.postgres().connect(service.database());
                PreparedStatement statement = superuser.prepareStatement("""
                        insert into outbox (organization, topic, key, event_id, event_type, event_time, data)
                        values (?, ?, ?, ?, 'io.throughline.told-before.v1', '2026-11-20T10:15:30.123456Z', ?)
                        """)) {
            statement.setObject(1, ORGANIZATION);
            statement.setString(2, topic);
            statement.setString(3, ORGANIZATION + "/one");
            statement.setString(4, entity + ":1");
            statement.setString(5, data);
            statement.executeUpdate();
        }
    }

    /** The topic's records, once there are so many; of one key, so in their order. */
    private static List<ConsumerRecord<byte[], byte[]>> published(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, parts.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
            return records;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
