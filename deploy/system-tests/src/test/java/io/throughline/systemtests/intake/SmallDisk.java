package io.throughline.systemtests.intake;

import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system of a few MiB, really full when it is full. A process holds it in a mount namespace of its own, for which no rights are
 * needed; other processes of the same user reach it through {@code /proc}.
 */
final class SmallDisk implements AutoCloseable {

    /** Whom PostgreSQL runs as where the tests run as root; see {@code deploy/local}. */
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    /** Says its process id, then does what it is told and says so, until we are gone. */
    private static final String HOLD = """
            mount -t tmpfs -o size=%dm,mode=700 tmpfs /mnt && mkdir -m 700 /mnt/tables && echo $$ || exit 1
            while read -r command; do sh -c "$command" 2> /dev/null; echo done; done
            """;

    private final Process holder;
    private final BufferedReader said;
    private final Path root;

    private SmallDisk(Process holder, BufferedReader said, Path root) {
        this.holder = holder;
        this.said = said;
        this.root = root;
    }

    /** Makes one, with an empty directory; where this system does not let us, the test is aborted with the reason. */
    static SmallDisk ofMebibytes(int size) throws IOException {
        List<String> words = new ArrayList<>(new UnixSystem().getUid() == 0 ? NOBODY : List.of());
        // in the holder's namespace only is it mounted there
        words.addAll(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", HOLD.formatted(size)));
        Process holder;
        try {
            holder = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return abort("no small disk can be had here: " + missing.getMessage());
        }
        BufferedReader said = holder.inputReader();
        String pid = said.readLine();
        if (pid == null || !pid.matches("\\d+")) {
            holder.destroyForcibly();
            return abort("no small disk can be had here, for want of namespaces: " + pid);
        }
        return new SmallDisk(holder, said, Path.of("/proc", pid, "root", "mnt"));
    }

    Path directory() {
        return root.resolve("tables");
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        tell("cat /dev/zero > /mnt/ballast");
    }

    /** Gives it back. */
    void clear() throws IOException {
        tell("rm /mnt/ballast");
    }

    private void tell(String command) throws IOException {
        holder.outputWriter().write(command + "\n");
        holder.outputWriter().flush();
        said.readLine();
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
