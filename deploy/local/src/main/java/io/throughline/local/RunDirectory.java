package io.throughline.local;

import io.throughline.local.process.Records;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/**
 * The directory with all that belongs to one set of parts: data, logs, keys, credentials. It is locked while it is open; the operating
 * system lifts the lock when the JVM ends, however it ends.
 */
public final class RunDirectory implements AutoCloseable {

    /** What {@link #empty} deletes: a directory given by mistake loses nothing else. */
    private static final List<String> OURS =
            List.of("data", "logs", "keys", "tokens", "pids", "credentials", "kafka.properties");

    private final Path path;
    private final FileChannel lock;

    private RunDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Locks it, and ends the processes that an earlier run left behind.
     *
     * @throws StartFailure if another instance has it open
     */
    public static RunDirectory open(Path path) {
        try {
            if (!Files.exists(path)) {
                // Kafka's files hold what customers said, and are readable by anyone who gets to them
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new StartFailure("another instance is running on " + path
                        + "; stop that one, or give this one its own --directory and --port-base");
            }
            new Records(path).endLeftOvers();
            return new RunDirectory(path, channel);
        } catch (IOException e) {
            throw new StartFailure("the directory " + path + " cannot be used: " + e, e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** Deletes all that earlier runs kept in it. */
    public void empty() {
        for (String name : OURS) {
            Path entry = path.resolve(name);
            try {
                if (Files.exists(entry)) {
                    PathUtils.delete(entry);
                }
            } catch (IOException e) {
                throw new StartFailure(entry + " cannot be deleted: " + e, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
