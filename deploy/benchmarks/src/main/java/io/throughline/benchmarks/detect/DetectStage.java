package io.throughline.benchmarks.detect;

import io.throughline.benchmarks.stage.Log;
import io.throughline.local.Parts;
import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/** What runs, as the run command starts it; each part from when it is first asked for, so that a step has no more beside it than it needs. */
public final class DetectStage implements AutoCloseable {

    private final DetectSettings settings;
    private final Log log;
    private final RunDirectory directory;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private Parts parts;
    private List<StoryTexts.Given> texts;

    private DetectStage(DetectSettings settings, Log log, RunDirectory directory) {
        this.settings = settings;
        this.log = log;
        this.directory = directory;
    }

    /** Nothing runs yet. */
    public static DetectStage set(DetectSettings settings, Log log) {
        RunDirectory directory = RunDirectory.open(settings.directory());
        directory.empty();
        return new DetectStage(settings, log, directory);
    }

    DetectSettings settings() {
        return settings;
    }

    Log log() {
        return log;
    }

    /** Of all steps the same; it takes some seconds to write them. */
    List<StoryTexts.Given> texts() {
        texts = texts == null ? StoryTexts.all() : texts;
        return texts;
    }

    /** The database server and the broker, with every commit on the disk. */
    Parts parts() {
        if (parts == null) {
            Parts.Options options = new Parts.Options(Ports.free(), Ports.free(), Ports.free(), true);
            parts = Parts.start(directory, options, (part, took) -> log.line(part + " is ready"));
        }
        return parts;
    }

    /** From its packaged jar, with the run command's flags and settings. */
    ServiceProcess service(Service service) {
        return services.computeIfAbsent(service, one -> {
            ServiceProcess started = ServiceProcess.start(one, settings.root(), parts(), Ports.free());
            log.line(one.module() + " is ready");
            return started;
        });
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
        services.values().forEach(ServiceProcess::close);
        if (parts == null) {
            directory.close();
        } else {
            parts.close();
            deleteData();
        }
    }
}
