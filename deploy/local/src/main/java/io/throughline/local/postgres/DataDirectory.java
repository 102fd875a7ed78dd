package io.throughline.local.postgres;

import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** The directory of a PostgreSQL server's data: made whole or not at all, and freed from a crashed server's lock. */
final class DataDirectory {

    private static final int INITDB_SECONDS = 120;

    private final Path path;
    private final Postgres.Options options;

    DataDirectory(Postgres.Options options) {
        this.path = options.directory().resolve("data").resolve("postgres").toAbsolutePath();
        this.options = options;
    }

    Path path() {
        return path;
    }

    void prepare() {
        try {
            if (Files.exists(path)) {
                Unprivileged.giveAway(path);
            } else {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A killed initdb leaves a directory that looks finished; so it works beside, and what it made is moved in place. */
    private void make() throws IOException {
        Path unfinished = path.resolveSibling("postgres.unfinished");
        if (Files.exists(unfinished)) {
            PathUtils.deleteDirectory(unfinished);
        }
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(unfinished.getParent());
        Files.createDirectory(unfinished, onlyOwner);
        Unprivileged.giveAway(unfinished);
        Path password = Files.createTempFile(unfinished.getParent(), "password", null);
        try {
            Files.writeString(password, options.password());
            initdb(unfinished, password);
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, path);
    }

    private void initdb(Path target, Path password) throws IOException {
        Path output = Files.createTempFile("initdb", ".log");
        Stream<String> words = Stream.concat(
                Stream.of(
                        Binaries.directory().resolve("bin/initdb").toString(),
                        "--pgdata=" + target,
                        "--username=" + Postgres.SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--no-instructions"),
                new Settings(options.durable()).ofInitdb());
        try {
            Process process = new ProcessBuilder(Unprivileged.command(words))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartFailure("PostgreSQL's initdb failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while PostgreSQL's data directory was made", e);
        } finally {
            Files.delete(output);
        }
    }

    boolean hasLock() {
        return Files.exists(lock());
    }

    /**
     * A killed server leaves its {@code postmaster.pid}, and the next one minds it if a process with that id lives, as any stranger may
     * after a reboot. Only then is it removed here: else PostgreSQL itself also looks whether children of the killed one still run.
     */
    void removeLockOfStranger() {
        try {
            if (hasLock() && isStranger(Files.readAllLines(lock()))) {
                Files.delete(lock());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lock() {
        return path.resolve("postmaster.pid");
    }

    private static boolean isStranger(List<String> lock) {
        return !lock.isEmpty()
                && ProcessHandle.of(Long.parseLong(lock.get(0).trim()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> !command.endsWith("/postgres"))
                        .isPresent();
    }
}
