package io.throughline.local.process;

import java.util.function.BooleanSupplier;

/** Where a part runs: as a process of ours, or in a container. Its data and its address stay the same over a stop, a kill and a start. */
public interface Instance extends AutoCloseable {

    /**
     * Starts it on what it has kept, and waits.
     *
     * @param ready whether it serves; asked again and again
     * @throws StartFailure if it ends instead, at once, or does not serve in time
     */
    void start(BooleanSupplier ready);

    boolean isAlive();

    /** Ends it in order. */
    void stop();

    /** As a crash would: no warning, no clean-up. */
    void kill();

    /** Ends it for good. The data of a process stay in its directory, those of a container go with it. */
    @Override
    void close();

    /** @throws UnsupportedOperationException if it is none of ours */
    Child process();
}
