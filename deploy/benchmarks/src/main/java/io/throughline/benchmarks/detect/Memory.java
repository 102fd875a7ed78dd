package io.throughline.benchmarks.detect;

import io.throughline.benchmarks.table.Line;
import io.throughline.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A process's resident memory as Linux tells it, in bytes.
 *
 * @param now {@code VmRSS}
 * @param most {@code VmHWM}: the most that it ever had
 */
record Memory(long now, long most) {

    private static final long KIB = 1024;
    private static final double MIB = 1024 * 1024;
    private static final double MOST_MIB = 700;

    static Memory of(ServiceProcess service) throws IOException {
        return of(Files.readString(
                Path.of("/proc", Long.toString(service.process().pid()), "status")));
    }

    /** @param status as {@code /proc/<pid>/status} has it */
    static Memory of(String status) {
        return new Memory(bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
    }

    private static long bytes(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElseThrow();
    }

    /** The bound is for the most: a peak needs its memory, too. */
    Line line(String measured) {
        return Line.bound(
                measured,
                String.format(Locale.ROOT, "%.0f MiB, at the most %.0f MiB", now / MIB, most / MIB),
                String.format(Locale.ROOT, "≤ %.0f MiB", MOST_MIB),
                most <= MOST_MIB * MIB);
    }
}
