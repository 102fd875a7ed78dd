package io.throughline.benchmarks.measure;

import static io.throughline.benchmarks.table.Statistics.median;

import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.stage.Stage;
import io.throughline.benchmarks.stage.Topic;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether the relay keeps up with the fastest intake, and how fast it works off a backlog, as after an outage of the broker, beside
 * Kafka's own producer performance tool with records of the same size.
 */
final class RelayStep implements Step {

    private static final int EVENTS = 200_000;
    private static final int SAMPLES = 1_000;

    /** Made from events that the service has published, and as many to a row as a commit of its has. */
    private static final String BACKLOG = """
            insert into outbox (organization, size, events)
            select ?::uuid, count(*), string_agg(concat_ws(E'\\t', ?, uuidv7() || ':1', ?, '2026-01-01T00:00:00Z',
                ? || '/' || (g %% 200), (?::text[])[1 + g %% %d]), E'\\n')
            from generate_series(1, %d) g group by g / %d
            """;

    private static final int EVENTS_OF_A_ROW = 40;

    private record Round(IntakeRound load, double relay, double tool) {}

    @Override
    public List<Line> measure(Stage stage) throws InterruptedException, SQLException {
        Settings settings = stage.settings();
        Collecting feedback = stage.feedback();
        stage.log().line("relay: warming up");
        Requests batches = BatchStep.requests(feedback);
        IntakeRound.warmUp(stage, feedback, BatchStep.CONNECTIONS, batches);
        List<ConsumerRecord<byte[], byte[]>> samples = stage.feedbackTopic().last(SAMPLES);
        int bytes = (int) samples.stream().mapToInt(RelayStep::size).average().orElseThrow();

        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= settings.rounds(); i++) {
            stage.log().line("relay: round " + i);
            IntakeRound load = IntakeRound.run(stage, feedback, BatchStep.CONNECTIONS, settings.round(), batches);
            double relay = relay(stage, feedback, samples);
            double tool = stage.producerTool().run(EVENTS, bytes);
            stage.log().line("  the producer performance tool %s of %d bytes".formatted(Words.perSecond(tool), bytes));
            rounds.add(new Round(load, relay, tool));
        }
        List<IntakeRound> loads = rounds.stream().map(Round::load).toList();
        return List.of(
                Relaying.drained("relay, events after the end of a load of batches", loads)
                        .withFaults(IntakeRound.faults(loads)),
                Line.info(
                        "  a backlog of " + Words.count(EVENTS) + " events",
                        Words.perSecond(median(rounds, Round::relay)),
                        "producer performance tool " + Words.perSecond(median(rounds, Round::tool)),
                        median(rounds, round -> round.relay() / round.tool())));
    }

    private static double relay(Stage stage, Collecting feedback, List<ConsumerRecord<byte[], byte[]>> samples)
            throws SQLException {
        CpuTime cpu = stage.cpuTime();
        try (Connection connection = feedback.database().connect();
                PreparedStatement insert =
                        connection.prepareStatement(BACKLOG.formatted(samples.size(), EVENTS, EVENTS_OF_A_ROW))) {
            insert.setObject(1, feedback.retailer().organization());
            insert.setString(2, Topic.FEEDBACK);
            insert.setString(3, header(samples.get(0), "ce_type"));
            insert.setString(4, feedback.retailer().organization().toString());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            samples.stream()
                                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                                    .toArray()));
            insert.executeUpdate();
        }
        Duration took = feedback.database().drain(IntakeRound.DRAIN_BOUND);
        double rate = EVENTS * 1e9 / took.toNanos();
        stage.log().line("  relay %s; processor time an event: %s".formatted(Words.perSecond(rate), cpu.each(EVENTS)));
        return rate;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** All of it that the producer is given. */
    private static int size(ConsumerRecord<byte[], byte[]> record) {
        int size = record.serializedKeySize() + record.serializedValueSize();
        for (var header : record.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }
}
