package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.LoadDriver;
import io.throughline.benchmarks.stage.BareEndpoint;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.PostgresSettings;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import io.throughline.local.Parts;
import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/** All that runs: the real parts with every commit on the disk, the service from its packaged jar on a filled database, and everyday's work. */
public final class StandardsStage implements AutoCloseable {

    static final String DATABASE = Service.STANDARDS.database();

    private final StandardsSettings settings;
    private final Log log;
    private final Parts parts;
    private final LoadDriver driver = new LoadDriver();
    private ServiceProcess service;
    private Catalogue catalogue;
    private Catalogue quiet;
    private Everyday everyday;
    private BareEndpoint bare;

    private StandardsStage(StandardsSettings settings, Log log, Parts parts) {
        this.settings = settings;
        this.log = log;
        this.parts = parts;
    }

    public static StandardsStage set(StandardsSettings settings, Log log) throws SQLException {
        RunDirectory directory = RunDirectory.open(settings.directory());
        directory.empty();
        Parts.Options options = new Parts.Options(Ports.free(), Ports.free(), Ports.free(), true);
        Parts parts = Parts.start(directory, options, (part, took) -> log.line(part + " is ready"));
        StandardsStage stage = new StandardsStage(settings, log, parts);
        try {
            stage.begin();
        } catch (SQLException | RuntimeException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    private void begin() throws SQLException {
        service = ServiceProcess.start(
                Service.STANDARDS, settings.root(), parts, Ports.free(), Map.of(), settings.serviceFlags());
        log.line("standards-service is ready");
        try (Connection connection = parts.postgres().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            catalogue = Catalogue.fill(connection, 0.25, settings.standards(), settings.stores());
            quiet = Catalogue.fill(connection, 0.75, settings.standards(), settings.stores());
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
            log.line("two organizations of " + Words.count(settings.standards()) + " standards and "
                    + Words.count(settings.stores()) + " stores are filled in");
            everyday = Everyday.begin(
                    new HeadOffice(service.uri(""), parts.tokens(), catalogue, catalogue.lasting(connection)),
                    new Neighbours(parts, catalogue.organization()));
        }
    }

    StandardsSettings settings() {
        return settings;
    }

    Log log() {
        return log;
    }

    LoadDriver driver() {
        return driver;
    }

    ServiceProcess service() {
        return service;
    }

    /** Of the organization that everyday's work is done in. */
    Questions questions() throws SQLException {
        return questions(catalogue);
    }

    /** Of the other one, in which nothing changes. */
    Questions quietQuestions() throws SQLException {
        return questions(quiet);
    }

    private Questions questions(Catalogue of) throws SQLException {
        try (Connection connection = parts.postgres().connect(DATABASE)) {
            return new Questions(service.uri(""), parts.tokens(), of, connection);
        }
    }

    /** What holds in the other organization, as a file to be imported. */
    byte[] file() throws SQLException, IOException {
        try (Connection connection = parts.postgres().connect(DATABASE)) {
            return quiet.file(connection);
        }
    }

    /** Of who may import as published into the organization that everyday's work is done in. */
    String adminToken() {
        return parts.tokens().admin(catalogue.organization());
    }

    /** Started at the first call. */
    BareEndpoint bare() {
        if (bare == null) {
            bare = BareEndpoint.start(settings.root(), settings.serviceFlags(), parts);
            log.line("the bare endpoint is ready");
        }
        return bare;
    }

    /** Ends everyday's work, and tells of it. */
    public Line everyday() throws InterruptedException, SQLException {
        return everyday.line();
    }

    public String postgresSettings() throws SQLException {
        return PostgresSettings.of(parts.postgres());
    }

    /** As many answers as the second compiler needs. */
    void warmUp(List<Question> questions) throws InterruptedException {
        driver.run(
                service.uri(""),
                Measured.WARM_UP_CONNECTIONS,
                settings.warmUp(),
                new FixedRequests(questions.stream().map(Question::get).toList(), Measured.OK, 0));
    }

    /** Of all that runs, from now on. */
    CpuTime cpuTime() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("service", service.process().pid());
        if (bare != null) {
            pids.put("bare endpoint", bare.process().pid());
        }
        pids.put("PostgreSQL", parts.postgres().process().pid());
        pids.put("Kafka", parts.kafka().process().pid());
        pids.put("driver", ProcessHandle.current().pid());
        return CpuTime.of(pids);
    }

    /** The logs stay until the next run. */
    private void deleteData() {
        try {
            PathUtils.deleteDirectory(settings.directory().resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        if (everyday != null) {
            everyday.close();
        }
        if (bare != null) {
            bare.close();
        }
        if (service != null) {
            service.close();
        }
        parts.close();
        deleteData();
    }
}
