package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.kafka.Topics;
import io.throughline.local.process.Ports;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On processes of ours; on containers under the profile of that name. */
class PartsIT {

    private static final String TOPIC = "throughline.stores.v1";

    @TempDir
    static Path directory;

    static Parts parts;
    static Map<String, String> settings;

    @BeforeAll
    static void start() {
        parts = Parts.start(directory, Parts.Options.forTests().durably());
        settings = parts.createDatabase("feedback");
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    void whatPostgresCommittedSurvivesKillMinusNine() throws SQLException {
        try (Connection connection = connect("feedback_owner", "DATABASE_OWNER_PASSWORD")) {
            connection.createStatement().execute("create table kept (id int); insert into kept values (7)");
        }
        parts.postgres().kill();
        parts.postgres().restart();
        try (Connection connection = connect("feedback_owner", "DATABASE_OWNER_PASSWORD")) {
            assertThat(value(connection, "select id from kept")).isEqualTo("7");
        }
    }

    @Test
    void whatKafkaAcknowledgedSurvivesKillMinusNine() throws Exception {
        try (var producer = new KafkaProducer<>(bootstrap(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "key", "value")).get(10, TimeUnit.SECONDS);
        }
        parts.kafka().kill();
        parts.kafka().restart();
        try (var consumer = new KafkaConsumer<>(bootstrap(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, 1L);
        }
    }

    @Test
    void whatIsStoppedRefusesItsClientsUntilItIsBackAtItsAddress() throws Exception {
        parts.kafka().stop();
        parts.postgres().stop();
        assertThatThrownBy(() -> new Socket(Ports.LOOPBACK, kafkaPort())).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> connect("feedback_owner", "DATABASE_OWNER_PASSWORD"))
                .hasRootCauseInstanceOf(ConnectException.class);
        parts.postgres().restart();
        parts.kafka().restart();
        connect("feedback_owner", "DATABASE_OWNER_PASSWORD").close();
        try (Admin admin = Admin.create(bootstrap())) {
            assertThat(admin.listTopics().names().get()).contains(TOPIC);
        }
    }

    @Test
    void commitsReachTheDisk() throws SQLException {
        try (Connection connection = parts.postgres().connect("postgres")) {
            assertThat(value(connection, "show fsync")).isEqualTo("on");
            assertThat(value(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(connection, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void noRoleOfAServiceGoesPastRowLevelSecurity() throws SQLException {
        try (Connection connection = parts.postgres().connect("postgres")) {
            assertThat(value(connection, """
                            select count(*) filter (where rolcanlogin)
                                || ' log in, privileged: '
                                || count(*) filter (where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                            from pg_roles where rolname like 'feedback%'""")).isEqualTo("3 log in, privileged: 0");
        }
    }

    @Test
    void onlyTheOwnerMakesTables() throws SQLException {
        try (Connection connection = connect("feedback_request", "DATABASE_REQUEST_PASSWORD")) {
            assertThat(value(connection, "select has_schema_privilege('public', 'usage')"))
                    .isEqualTo("t");
            assertThat(value(connection, "select has_schema_privilege('public', 'create')"))
                    .isEqualTo("f");
            assertThat(value(connection, "select has_schema_privilege('feedback_owner', 'public', 'create')"))
                    .isEqualTo("t");
        }
    }

    @Test
    void rolesOfOneServiceCannotEnterAnothersDatabase() throws SQLException {
        parts.createDatabase("stories");
        try (Connection connection = parts.postgres().connect("postgres")) {
            assertThat(value(connection, "select has_database_privilege('feedback_request', 'stories', 'connect')"))
                    .isEqualTo("f");
        }
    }

    @Test
    void makingDatabaseAndTopicsAgainChangesNothing() throws Exception {
        assertThat(parts.createDatabase("feedback")).isEqualTo(settings);
        parts.kafka().createTopics();
        try (Admin admin = parts.kafka().admin()) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.declared().topics().keySet());
            assertThat(admin.describeTopics(List.of("throughline.feedback.v1"))
                            .allTopicNames()
                            .get()
                            .get("throughline.feedback.v1")
                            .partitions())
                    .hasSize(12);
        }
    }

    private static int kafkaPort() {
        return Integer.parseInt(parts.kafka().bootstrapServers().split(":")[1]);
    }

    private static Map<String, Object> bootstrap() {
        return Map.of("bootstrap.servers", parts.kafka().bootstrapServers());
    }

    private static Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(settings.get("DATABASE_URL"), role, settings.get(password));
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
