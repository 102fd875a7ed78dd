package io.throughline.benchmarks.standards;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.local.Parts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What other services tell meanwhile, by their contracts: stores that change and practices that grow, in turn. For one thread. */
final class Neighbours implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int STORES = 200;
    private static final int PRACTICES = 200;
    private static final int EXCERPTS = 5;
    /** Those that the database was filled with have one or two. */
    private static final int FIRST_REVISION = 3;

    private static final String LAST_STATES = """
            select distinct on (store) store, history from store_state where organization = ?
            order by store, revision desc limit ?
            """;

    private static final String TAKEN_IN = """
            select count(*) from store_state where organization = ? and revision >= ?
            """;

    private final Parts parts;
    private final UUID organization;
    private final Producer<byte[], byte[]> producer;
    private final List<KnownStore> stores;
    private final List<UUID> practices =
            Stream.generate(UUID::randomUUID).limit(PRACTICES).toList();
    private int events;

    private record KnownStore(UUID id, ArrayNode history) {}

    Neighbours(Parts parts, UUID organization) throws SQLException {
        this.parts = parts;
        this.organization = organization;
        this.stores = stores();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        parts.kafka().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private List<KnownStore> stores() throws SQLException {
        try (Connection connection = parts.postgres().connect(StandardsStage.DATABASE);
                PreparedStatement statement = connection.prepareStatement(LAST_STATES)) {
            statement.setObject(1, organization);
            statement.setInt(2, STORES);
            List<KnownStore> known = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(new KnownStore(row.getObject(1, UUID.class), told(row.getString(2))));
                }
            }
            return known;
        }
    }

    /** The history as its publisher tells it. */
    private static ArrayNode told(String kept) {
        ArrayNode history = JSON.createArrayNode();
        try {
            for (JsonNode period : JSON.readTree(kept)) {
                ObjectNode told = history.addObject();
                told.setAll((ObjectNode) period);
                told.set("timeZone", told.remove("time_zone"));
                told.put("kind", "opening").put("status", "open");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return history;
    }

    void tell() {
        int turn = events / 2;
        if (events++ % 2 == 0) {
            KnownStore store = stores.get(turn % stores.size());
            send(
                    "store",
                    "throughline.stores.v1",
                    store.id(),
                    turn / stores.size() + FIRST_REVISION,
                    store(store, turn));
        } else {
            send(
                    "practice",
                    "throughline.practices.v1",
                    practices.get(turn % PRACTICES),
                    turn / PRACTICES + 1,
                    practice(turn));
        }
    }

    private static ObjectNode store(KnownStore store, int turn) {
        ArrayNode history = store.history().deepCopy();
        ObjectNode last = (ObjectNode) history.get(history.size() - 1);
        last.put("name", last.path("name").asText() + " " + turn);
        ObjectNode told = last.deepCopy();
        told.remove(List.of("from", "kind"));
        told.set("history", history);
        return told;
    }

    private static ObjectNode practice(int turn) {
        int stories = EXCERPTS + turn / PRACTICES;
        ObjectNode practice = JSON.createObjectNode()
                .put("origin", "praise")
                .put("title", "Somebody swapped my kettle before I had even asked")
                .put("titleProposed", false)
                .put("firstAt", "2026-01-05T09:15:30Z")
                .put("lastAt", Instant.EPOCH.plus(Duration.ofDays(20_500)).toString());
        practice.putArray("terms").add("swapped").add("kettle");
        practice.putArray("themes").add("staff-help");
        ObjectNode spread = practice.putObject("spread")
                .put("class", "partial")
                .put("stories", stories)
                .put("stores", 3)
                .put("storesHeardFrom", 60)
                .put("weeks", 2)
                .put("attributed", 0);
        spread.putObject("storesLikely").put("low", 3).put("high", 9);
        ArrayNode excerpts = practice.putArray("excerpts");
        IntStream.range(0, EXCERPTS).forEach(i -> excerpts.addObject()
                .put("story", UUID.randomUUID().toString())
                .put("store", Catalogue.storeCode(i + 1))
                .put("touchpoint", "checkout")
                .put("correctedAt", "2026-01-05T09:15:30Z")
                .put("sentence", "She swapped my kettle before I had even asked.")
                .put("text", "I saw no crack in it. She swapped my kettle before I had even asked."));
        return practice;
    }

    private void send(String type, String topic, UUID id, int revision, ObjectNode data) {
        data.put("organization", organization.toString())
                .put("id", id.toString())
                .put("revision", revision);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                (organization + "/" + id).getBytes(UTF_8),
                data.toString().getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id + ":" + revision,
                        "ce_type",
                        "io.throughline." + type + ".v1",
                        "ce_source",
                        "/benchmarks",
                        "ce_time",
                        Clock.systemUTC().instant().toString(),
                        "ce_organization",
                        organization.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
    }

    int events() {
        return events;
    }

    /** Stores that were told and that the service has not taken in, half a minute after the last. */
    long missing() throws SQLException {
        producer.flush();
        long began = System.nanoTime();
        long missing = stillMissing();
        while (missing > 0 && System.nanoTime() - began < PATIENCE.toNanos()) {
            LockSupport.parkNanos(POLL.toNanos());
            missing = stillMissing();
        }
        return missing;
    }

    private long stillMissing() throws SQLException {
        try (Connection connection = parts.postgres().connect(StandardsStage.DATABASE);
                PreparedStatement statement = connection.prepareStatement(TAKEN_IN)) {
            statement.setObject(1, organization);
            statement.setInt(2, FIRST_REVISION);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return (events + 1) / 2 - row.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
