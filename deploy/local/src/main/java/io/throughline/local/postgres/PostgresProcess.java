package io.throughline.local.postgres;

import io.throughline.local.process.Child;
import io.throughline.local.process.Child.StopSignal;
import io.throughline.local.process.OwnProcess;
import io.throughline.local.process.Ports;
import io.throughline.local.process.StartFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The server as a process of ours: data in {@code data/postgres}, the log in {@code logs/postgres.log}. */
final class PostgresProcess extends OwnProcess {

    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration ORPHANS_BOUND = Duration.ofSeconds(5);

    /** Its last checkpoint takes as long as the disk does; killed, it leaves its children behind and has to recover at the next start. */
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMillis(100);

    private final DataDirectory data;

    PostgresProcess(Postgres.Options options) {
        this(options, new DataDirectory(options));
    }

    private PostgresProcess(Postgres.Options options, DataDirectory data) {
        super(() -> command(options, data), START_BOUND, STOP_BOUND);
        this.data = data;
    }

    private static Child.Command command(Postgres.Options options, DataDirectory data) {
        Stream<String> words = Stream.of(
                        Stream.of(
                                Binaries.directory().resolve("bin/postgres").toString(),
                                "-D",
                                data.path().toString()),
                        Settings.argument("port", Integer.toString(options.port())),
                        Settings.argument("listen_addresses", Ports.LOOPBACK),
                        Settings.argument("unix_socket_directories", ""),
                        new Settings(options.durable()).ofServer())
                .flatMap(part -> part);
        return new Child.Command(
                "postgres", Unprivileged.command(words), Map.of(), options.directory(), StopSignal.INT);
    }

    @Override
    public void start(BooleanSupplier ready) {
        Unprivileged.check();
        data.prepare();
        data.removeLockOfStranger();
        long deadline = System.nanoTime() + ORPHANS_BOUND.toNanos();
        while (true) {
            boolean crashed = data.hasLock();
            try {
                super.start(ready);
                return;
            } catch (StartFailure e) {
                // the children of a killed server end by themselves, but not in the same moment
                if (!crashed || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }
}
