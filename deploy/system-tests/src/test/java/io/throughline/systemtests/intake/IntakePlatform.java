package io.throughline.systemtests.intake;

import io.throughline.local.Parts;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Ports;
import io.throughline.systemtests.Platform;
import io.throughline.systemtests.Registered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/**
 * feedback-service on its packaged jar with real parts, and nothing else: one for all tests of the intake. A commit is on the disk
 * before it is answered. A test that takes something away puts it back.
 */
final class IntakePlatform {

    /** All kiosks here have one key: its limit is not what is looked at. */
    private static final Map<String, String> SETTINGS = Map.of(
            "THROUGHLINE_LIMITS_KEY_PER_SECOND", "100000",
            "THROUGHLINE_LIMITS_KEY_BURST", "100000",
            "THROUGHLINE_LIMITS_ORGANIZATION_PER_SECOND", "100000",
            "THROUGHLINE_LIMITS_ORGANIZATION_BURST", "100000");

    private static IntakePlatform running;

    private final Path directory;
    private final Parts parts;
    private final ServiceProcess first;
    private final Registered retailer;
    private final Published published;
    private ServiceProcess second;

    private IntakePlatform() throws IOException {
        directory = Files.createTempDirectory("throughline-intake-");
        parts = Parts.start(directory, Parts.Options.forTests().durably());
        first = service();
        retailer = Registered.at(first, parts.tokens());
        published = new Published(parts.kafka().bootstrapServers());
    }

    static synchronized IntakePlatform running() {
        try {
            if (running == null) {
                running = new IntakePlatform();
                Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop-intake-platform"));
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceProcess service() {
        Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
        settings.putAll(Scale.chosen().settings());
        return ServiceProcess.start(Service.FEEDBACK, Platform.root(), parts, Ports.free(), settings);
    }

    Parts parts() {
        return parts;
    }

    ServiceProcess first() {
        return first;
    }

    /** Another instance on the same parts; whoever started it stops it. */
    synchronized ServiceProcess startSecond() {
        if (second == null) {
            second = service();
        } else {
            second.restart();
        }
        return second;
    }

    Registered retailer() {
        return retailer;
    }

    Published published() {
        return published;
    }

    private synchronized void stop() {
        published.close();
        if (second != null) {
            second.stop();
        }
        first.stop();
        parts.close();
        try {
            PathUtils.deleteDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
