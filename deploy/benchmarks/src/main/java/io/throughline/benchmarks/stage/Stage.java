package io.throughline.benchmarks.stage;

import io.throughline.benchmarks.load.LoadDriver;
import io.throughline.local.Parts;
import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/** All that runs during a benchmark: the real parts with every commit on the disk, the service from its packaged jar, the load driver. */
public final class Stage implements AutoCloseable {

    private final Settings settings;
    private final Log log;
    private final Parts parts;
    private final LoadDriver driver = new LoadDriver();
    private final List<Collecting> services = new ArrayList<>();
    private BareEndpoint bare;
    private Instant warmSince;

    private Stage(Settings settings, Log log, Parts parts) {
        this.settings = settings;
        this.log = log;
        this.parts = parts;
    }

    public static Stage set(Settings settings, Log log) {
        RunDirectory directory = RunDirectory.open(settings.directory());
        directory.empty();
        Parts.Options options = new Parts.Options(Ports.free(), Ports.free(), Ports.free(), true);
        Parts parts = Parts.start(directory, options, (part, took) -> log.line(part + " is ready"));
        new Topic(parts.kafka(), BareEndpoint.TOPIC).create();
        return new Stage(settings, log, parts);
    }

    /** Said when a service has been warmed up. */
    public void warm() {
        warmSince = warmSince == null ? Instant.now() : warmSince;
    }

    /** When the first service was warm. */
    public Instant warmSince() {
        return warmSince;
    }

    public Settings settings() {
        return settings;
    }

    public Log log() {
        return log;
    }

    public LoadDriver driver() {
        return driver;
    }

    public Parts parts() {
        return parts;
    }

    /** The service on its usual database; started at the first call. */
    public Collecting feedback() throws InterruptedException, SQLException {
        return on(Service.FEEDBACK.database());
    }

    /** Another instance of the service, on a database of that name. */
    public Collecting on(String database) throws InterruptedException, SQLException {
        for (Collecting running : services) {
            if (running.database().name().equals(database)) {
                return running;
            }
        }
        Collecting started = Collecting.start(settings, parts, database);
        services.add(started);
        log.line("feedback-service is ready on database " + database);
        return started;
    }

    /** Started at the first call. */
    public BareEndpoint bare() {
        if (bare == null) {
            bare = BareEndpoint.start(settings.root(), settings.serviceFlags(), parts);
            log.line("the bare endpoint is ready");
        }
        return bare;
    }

    public Topic feedbackTopic() {
        return new Topic(parts.kafka(), Topic.FEEDBACK);
    }

    public ProducerTool producerTool() {
        return new ProducerTool(parts.kafka().bootstrapServers(), BareEndpoint.TOPIC);
    }

    /** What decides how fast a commit is. */
    public String postgresSettings() throws SQLException {
        return PostgresSettings.of(parts.postgres());
    }

    /** Of all that runs, from now on. */
    public CpuTime cpuTime() {
        Map<String, Long> pids = new LinkedHashMap<>();
        services.forEach(running -> pids.put(
                "service"
                        + (services.size() == 1
                                ? ""
                                : " on " + running.database().name()),
                running.service().process().pid()));
        if (bare != null) {
            pids.put("bare endpoint", bare.process().pid());
        }
        pids.put("PostgreSQL", parts.postgres().process().pid());
        pids.put("Kafka", parts.kafka().process().pid());
        pids.put("driver", ProcessHandle.current().pid());
        return CpuTime.of(pids);
    }

    /** Several GB; the logs stay until the next run. */
    private static void deleteData(Path directory) {
        try {
            PathUtils.deleteDirectory(directory.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        if (bare != null) {
            bare.close();
        }
        services.forEach(Collecting::close);
        parts.close();
        deleteData(settings.directory());
    }
}
