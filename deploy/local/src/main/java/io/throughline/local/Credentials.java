package io.throughline.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Passwords and keys of a local run, kept in a properties file that only its owner can read. */
public final class Credentials {

    private static final int PASSWORD_BYTES = 24;

    private final Path file;
    private final Properties values = new Properties();

    private Credentials(Path file) {
        this.file = file;
    }

    /** Those of a directory; none yet if it has no such file. */
    public static Credentials in(Path directory) {
        Credentials credentials = new Credentials(directory.resolve("credentials"));
        if (Files.exists(credentials.file)) {
            try (Reader reader = Files.newBufferedReader(credentials.file)) {
                credentials.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return credentials;
    }

    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** The password of that name; made and kept at the first call. */
    public synchronized String password(String name) {
        return find(name).orElseGet(() -> {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            put(name, password);
            return password;
        });
    }

    public synchronized void put(String name, String value) {
        values.setProperty(name, value);
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(
                    file.getParent(),
                    "credentials",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(written)) {
                values.store(writer, null);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
