package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.LoadDriver;
import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.load.MadeRequests;
import io.throughline.benchmarks.load.PacedDriver;
import io.throughline.benchmarks.stage.CpuTime;
import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.stage.Settings;
import io.throughline.benchmarks.table.Line;
import io.throughline.local.Parts;
import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.io.file.PathUtils;

/** Database, broker and a filled standards-service with the flags of production, and head office at work beside what is measured. */
public final class StandardsStage implements AutoCloseable {

    private static final double MIB = 1024 * 1024;

    private final StandardsSettings settings;
    private final Log log;
    private final Parts parts;
    private final ServiceProcess service;
    private final UUID organization = UUID.randomUUID();
    private final SplittableRandom random = new SplittableRandom(7);
    private final LoadDriver driver = new LoadDriver();
    private final PacedDriver paced = new PacedDriver();
    private final HeadOffice headOffice;

    private StandardsStage(StandardsSettings settings, Log log, Parts parts) {
        this.settings = settings;
        this.log = log;
        this.parts = parts;
        service = ServiceProcess.start(
                Service.STANDARDS, settings.root(), parts, Ports.free(), Map.of(), Settings.PRODUCTION_FLAGS);
        Fill fill = new Fill(parts.postgres(), settings, log);
        fill.fill(organization);
        fill.fill(UUID.randomUUID());
        fill.analyze();
        headOffice = HeadOffice.atWork(service.uri(""), parts.tokens(), organization);
    }

    public static StandardsStage set(StandardsSettings settings, Log log) {
        RunDirectory directory = RunDirectory.open(settings.directory());
        directory.empty();
        Parts.Options options = new Parts.Options(Ports.free(), Ports.free(), Ports.free(), true);
        Parts parts = Parts.start(directory, options, (part, took) -> log.line(part + " is ready"));
        return new StandardsStage(settings, log, parts);
    }

    StandardsSettings settings() {
        return settings;
    }

    Log log() {
        return log;
    }

    SplittableRandom random() {
        return random;
    }

    URI uri(String path) {
        return service.uri(path);
    }

    ServiceProcess service() {
        return service;
    }

    Map<String, String> asHeadOffice() {
        return Map.of("Authorization", "Bearer " + parts.tokens().headOffice(organization));
    }

    Map<String, String> asOperator() {
        return Map.of("Authorization", "Bearer " + parts.tokens().operator());
    }

    Map<String, String> asAssociate(String store) {
        String token = parts.tokens()
                .draft("associate")
                .organization(organization)
                .roles("associate")
                .stores(store)
                .sign();
        return Map.of("Authorization", "Bearer " + token);
    }

    /** From now on nobody changes anything. */
    void quiet() {
        headOffice.close();
    }

    /** After a warm-up; at that rate, from when each request was due. */
    LoadResult paced(String what, double rate, Supplier<URI> uris, Map<String, String> headers)
            throws InterruptedException {
        MadeRequests requests = new MadeRequests(uris, headers, 200);
        driver.run(uri(""), 4, settings.warmUp(), requests);
        CpuTime cpu = cpuTime();
        LoadResult result = paced.run(uri(""), rate, settings.round(), requests);
        log.line("%s: p50 %.1f ms, p99 %.1f ms at %.0f/s; processor time for each: %s"
                .formatted(what, result.percentile(50), result.percentile(99), rate, cpu.each(result.answers())));
        return result;
    }

    /** Each connection sends its next request when it has the answer to the last. */
    LoadResult closed(String what, int connections, Duration time, MadeRequests requests) throws InterruptedException {
        CpuTime cpu = cpuTime();
        LoadResult result = driver.run(uri(""), connections, time, requests);
        log.line("%s: %.0f/s; processor time for each: %s".formatted(what, result.rate(), cpu.each(result.answers())));
        return result;
    }

    /** Of the service, after all that was asked of it. */
    public Line memory() {
        return Line.info(
                "standards-service resident after it all",
                service.residentBytes()
                        .map(bytes -> "%.0f MiB".formatted(bytes / MIB))
                        .orElse("not known"),
                "");
    }

    private CpuTime cpuTime() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("service", service.process().pid());
        pids.put("PostgreSQL", parts.postgres().process().pid());
        pids.put("driver", ProcessHandle.current().pid());
        return CpuTime.of(pids);
    }

    @Override
    public void close() {
        headOffice.close();
        driver.close();
        paced.close();
        service.close();
        parts.close();
        try {
            PathUtils.deleteDirectory(settings.directory().resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
