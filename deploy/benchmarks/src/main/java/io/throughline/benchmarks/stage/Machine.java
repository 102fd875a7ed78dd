package io.throughline.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What all figures depend on. */
public final class Machine {

    private static final int SYNCS = 200;
    private static final int BLOCK = 8 * 1024;
    private static final double NANOS = 1e9;
    private static final int KIB_A_MIB = 1024;

    private Machine() {}

    public static String describe() {
        return "%d cores (%s), %s MiB memory, Linux %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                        field("/proc/meminfo", "MemTotal")
                                .map(kib -> Long.parseLong(kib.replaceAll("\\D", "")) / KIB_A_MIB)
                                .map(Object::toString)
                                .orElse("?"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    /** How many processes ran or waited to in the last minute, on average: about 0 on a machine where nothing else runs. */
    public static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException elsewhere) {
            return "?";
        }
    }

    private static Optional<String> field(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException elsewhere) {
            return Optional.empty();
        }
    }

    /** How fast blocks of 8 KiB get onto the disk one after the other, as {@code pg_test_fsync} asks it. */
    public static String syncRate(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sync", null);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long began = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                block.clear();
                channel.write(block, 0);
                channel.force(false);
            }
            double rate = SYNCS * NANOS / (System.nanoTime() - began);
            return String.format(Locale.ROOT, "%,.0f/s", rate);
        } finally {
            Files.delete(file);
        }
    }
}
