package io.throughline.benchmarks.load;

/**
 * A connection sends its next request when it has the answer to the last one: a load that waits for the server.
 *
 * @param endNanos of {@link System#nanoTime}; nothing is sent after it
 */
record ClosedLoop(long endNanos) implements Pace {

    @Override
    public void idle(LoadConnection connection) {
        long now = System.nanoTime();
        if (now < endNanos) {
            connection.send(now);
        } else {
            connection.close();
        }
    }

    @Override
    public long unsent() {
        return 0;
    }
}
