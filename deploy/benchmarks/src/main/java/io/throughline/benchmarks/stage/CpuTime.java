package io.throughline.benchmarks.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Processor time of processes with their children, as {@code /proc} tells it; all zero where there is none. */
public final class CpuTime {

    /** Linux counts in hundredths of a second, whatever its timer's frequency: USER_HZ. */
    private static final long MICROS_A_TICK = 10_000;

    /** User and system time stand here after the program's name, then those of children that have ended: proc_pid_stat(5). */
    private static final int OWN = 11;

    private static final int OF_ENDED_CHILDREN = 13;

    private final Map<String, Long> pids;
    private final Map<String, Long> micros;

    private CpuTime(Map<String, Long> pids) {
        this.pids = pids;
        this.micros = new LinkedHashMap<>();
        pids.forEach((name, pid) -> micros.put(name, microsOf(pid)));
    }

    /** @param pids by the name that each is told with; a process counts with its children, but this one alone */
    public static CpuTime of(Map<String, Long> pids) {
        return new CpuTime(pids);
    }

    /** What each took since then for each of so many items, such as {@code PostgreSQL 81 µs}. */
    public String each(long items) {
        CpuTime now = new CpuTime(pids);
        return micros.keySet().stream()
                .map(name -> name + " " + (now.micros.get(name) - micros.get(name)) / Math.max(1, items) + " µs")
                .collect(Collectors.joining(", "));
    }

    private static long microsOf(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            // all the others are its children
            return ticks(pid, OWN) * MICROS_A_TICK;
        }
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), children)
                        .map(process -> ticks(process, OWN) + ticks(process, OF_ENDED_CHILDREN))
                        .sum()
                * MICROS_A_TICK;
    }

    private static long ticks(long pid, int first) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the name stands in brackets and may have blanks
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
        } catch (IOException gone) {
            return 0;
        }
    }
}
