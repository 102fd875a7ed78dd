package io.throughline.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Started by root it runs as {@code nobody}, who owns the data directory and may pass the
 * directories above it (they are often closed to others, as root's home is).
 */
final class Unprivileged {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;
    private static final int NOBODY = 65_534;

    private static final List<String> PREFIX = List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            // else access(2), by which PostgreSQL finds its own programs, ignores the capability
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private Unprivileged() {}

    static List<String> command(Stream<String> words) {
        return ROOT ? Stream.concat(PREFIX.stream(), words).toList() : words.toList();
    }

    /** Gives a directory with all that is in it to whom the commands run as. */
    static void giveAway(Path directory) throws IOException {
        if (!ROOT || Integer.valueOf(NOBODY).equals(Files.getAttribute(directory, "unix:uid"))) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY);
                Files.setAttribute(path, "unix:gid", NOBODY);
            }
        }
    }

    static void check() {
        if (ROOT && !works()) {
            throw new StartFailure("PostgreSQL does not run as root, and it cannot be run as another user from here"
                    + " (tried: " + String.join(" ", PREFIX) + "); run this as an ordinary user");
        }
    }

    private static boolean works() {
        try {
            return new ProcessBuilder(command(Stream.of("true"))).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
