package io.throughline.systemtests;

import io.throughline.local.Parts;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The whole platform on its packaged jars, as the run command starts it (a commit is on the disk before it is answered):
 * one for all system tests of this JVM. A test that takes a part away puts it back.
 */
public final class Platform {

    private static Platform running;

    private final Parts parts;
    private final ServiceProcess feedback;
    private final ServiceProcess stories;
    private final ServiceProcess standards;

    private Platform(Path directory) {
        parts = Parts.start(directory, Parts.Options.forTests().durably());
        feedback = ServiceProcess.start(Service.FEEDBACK, root(), parts, Ports.free());
        stories = ServiceProcess.start(Service.STORIES, root(), parts, Ports.free());
        standards = ServiceProcess.start(Service.STANDARDS, root(), parts, Ports.free());
    }

    static synchronized Platform running() {
        if (running == null) {
            running = new Platform(temporaryDirectory());
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop-platform"));
        }
        return running;
    }

    /** The repository's. */
    public static Path root() {
        return Path.of("../..").toAbsolutePath().normalize();
    }

    Parts parts() {
        return parts;
    }

    ServiceProcess feedback() {
        return feedback;
    }

    ServiceProcess stories() {
        return stories;
    }

    ServiceProcess standards() {
        return standards;
    }

    /** The caller's to stop; on the same database. */
    ServiceProcess startAnother(Service service) {
        return ServiceProcess.start(service, root(), parts, Ports.free());
    }

    private void stop() {
        standards.stop();
        stories.stop();
        feedback.stop();
        parts.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("throughline-system-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
