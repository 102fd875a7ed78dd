package io.throughline.benchmarks.load;

/** Says when connections send. For one thread. */
interface Pace {

    /** A connection has no request under way: it is told now or later to send one, or to close. */
    void idle(LoadConnection connection);

    /** Requests that were due and that no connection was free for. */
    long unsent();
}
