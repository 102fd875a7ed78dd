package io.throughline.local.process;

import io.throughline.local.process.Child.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which processes were started from a directory: one file each under {@code pids/}, with process id, start time and stop signal. The
 * start time tells our process from a stranger that got the same id later.
 */
public final class Records {

    /** The operating system derives start times from its boot time, which moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration ORDERLY_END = Duration.ofSeconds(8);

    private final Path pids;

    public Records(Path directory) {
        this.pids = directory.resolve("pids");
    }

    void add(String name, ProcessHandle process, StopSignal signal) throws IOException {
        Files.createDirectories(pids);
        Files.writeString(pids.resolve(name), new Entry(process.pid(), startOf(process), signal).line());
    }

    /**
     * Ends what an earlier run left behind, the youngest first (services before the parts that they use). To be called with the
     * directory locked: a living run's processes are in the same records.
     */
    public void endLeftOvers() {
        if (!Files.isDirectory(pids)) {
            return;
        }
        try (var files = Files.list(pids)) {
            List<Path> youngestFirst = files.sorted(
                            Comparator.comparing((Path file) -> file.toFile().lastModified())
                                    .reversed())
                    .toList();
            for (Path file : youngestFirst) {
                Entry.parse(Files.readString(file)).ifPresent(Entry::end);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private record Entry(long pid, Instant started, StopSignal signal) {

        String line() {
            return pid + " " + started.toEpochMilli() + " " + signal;
        }

        /** Empty for a line written half: then this JVM was killed in that moment, and the sentry ended the process. */
        static Optional<Entry> parse(String line) {
            String[] words = line.split(" ");
            return words.length == 3
                    ? Optional.of(new Entry(
                            Long.parseLong(words[0]),
                            Instant.ofEpochMilli(Long.parseLong(words[1])),
                            StopSignal.valueOf(words[2])))
                    : Optional.empty();
        }

        void end() {
            ProcessHandle.of(pid)
                    .filter(process ->
                            Duration.between(started, startOf(process)).abs().compareTo(TOLERANCE) < 0)
                    .ifPresent(this::end);
        }

        private void end(ProcessHandle process) {
            try {
                signal.send(pid).waitFor();
                process.onExit()
                        .orTimeout(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof TimeoutException)) {
                    throw e;
                }
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }
}
