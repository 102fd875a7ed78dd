package io.throughline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A process of ours. It writes to a log file, and it does not outlive this JVM: a <em>sentry</em>, a shell that reads from a pipe of
 * ours, sends it its stop signal as soon as that pipe is closed, by us or by our death. What slips through even so (everything was
 * killed, the sentry too) is found by its record and ended at the next start: see {@link Records}.
 */
public final class Child {

    /** The signal that asks for an orderly end: PostgreSQL's "fast" shutdown is INT, its TERM waits for all clients to leave. */
    public enum StopSignal {
        TERM,
        INT;

        /** Sends it through a shell: the JDK knows how to send TERM and KILL only. */
        Process send(long pid) throws IOException {
            return new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "stop", name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        /** Sends it when the process returned here loses its standard input. */
        Process sendWhenAlone(long pid) throws IOException {
            return new ProcessBuilder(
                            "sh", "-c", "read -r _; kill -s \"$1\" \"$2\"", "sentry", name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    /**
     * @param name also the name of its log file
     * @param environment added to that of this JVM
     * @param directory with {@code logs/} and {@code pids/}
     */
    public record Command(
            String name, List<String> words, Map<String, String> environment, Path directory, StopSignal stopSignal) {

        public Path log() {
            return directory.resolve("logs").resolve(name + ".log");
        }
    }

    private static final Duration POLL = Duration.ofMillis(20);

    private final Command command;
    private final Process process;
    private final Process sentry;

    private Child(Command command, Process process, Process sentry) {
        this.command = command;
        this.process = process;
        this.sentry = sentry;
    }

    public static Child start(Command command) {
        try {
            Files.createDirectories(command.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command.words())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            Process sentry = command.stopSignal().sendWhenAlone(process.pid());
            process.onExit().thenRun(sentry::destroyForcibly);
            new Records(command.directory()).add(command.name(), process.toHandle(), command.stopSignal());
            return new Child(command, process, sentry);
        } catch (IOException e) {
            throw new StartFailure(command.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason, with its exit code. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks for an orderly end and waits for it; kills what has not ended within the bound. */
    public void stop(Duration bound) {
        try {
            sentry.getOutputStream().close();
        } catch (IOException e) {
            // the sentry is gone: then so is the process, or it is ended below
            process.destroy();
        }
        if (!waitFor(bound)) {
            kill();
        }
    }

    /** Kills it and all its children, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /**
     * Waits until it is ready.
     *
     * @throws StartFailure if it ends before, at once and with the last lines of its log, or is not ready within the bound; then it is
     *     killed
     */
    public void awaitReady(Duration bound, BooleanSupplier ready) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw died();
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new StartFailure(name() + " is not ready after " + bound.toSeconds() + " s; see " + log());
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
    }

    private boolean waitFor(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Resident memory in bytes, where the operating system tells it under {@code /proc}. */
    public Optional<Long> residentBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** For the case that it ended although it should run: says so with the last lines of its log. */
    public StartFailure died() {
        return new StartFailure(command.name() + " ended with exit code " + process.exitValue() + "; the last lines of "
                + command.log() + ":\n" + LogTail.of(command.log()));
    }
}
