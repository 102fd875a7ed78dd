package io.throughline.local.postgres;

import io.throughline.local.process.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/**
 * PostgreSQL's programs, from the archive that zonky publishes for this machine (on the class path). They are unpacked once for each
 * user, into a cache directory named by the archive's digest.
 */
final class Binaries {

    private Binaries() {}

    /** The directory with {@code bin/postgres} and {@code bin/initdb}. */
    static synchronized Path directory() {
        String archive = "/postgres-" + operatingSystem() + "-" + architecture() + ".txz";
        try {
            Path cache = cache();
            Path target = cache.resolve("postgresql-" + digest(archive));
            if (!Files.isDirectory(target)) {
                Path unpacked = Files.createTempDirectory(cache, "unpacking-");
                unpack(archive, unpacked);
                putInPlace(unpacked, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's programs cannot be unpacked", e);
        }
    }

    /** Two JVMs may unpack at once; the first one's directory is used by both. */
    private static void putInPlace(Path unpacked, Path target) throws IOException {
        try {
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            PathUtils.deleteDirectory(unpacked);
        }
    }

    private static Path cache() throws IOException {
        Path preferred = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("throughline");
        try {
            return Files.createDirectories(preferred);
        } catch (IOException homeless) {
            // a container may run as a user without a home; the name keeps users apart
            return Files.createDirectories(
                    Path.of(System.getProperty("java.io.tmpdir"), "throughline-" + System.getProperty("user.name")));
        }
    }

    private static String digest(String archive) throws IOException {
        try (InputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = entry.resolveIn(target);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(
                            path,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static InputStream open(String archive) {
        InputStream in = Binaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new StartFailure("There are no PostgreSQL binaries for this machine (" + System.getProperty("os.name")
                    + ", " + System.getProperty("os.arch") + "): " + archive
                    + " is not on the class path; Linux and macOS on x86-64 and ARM64 are supported");
        }
        return in;
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
