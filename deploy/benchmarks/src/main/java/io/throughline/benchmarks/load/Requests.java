package io.throughline.benchmarks.load;

/** What a load consists of: requests, prepared so far that sending one is a copy of bytes. For one thread. */
public interface Requests {

    /** The next request, from its request line to the end of its body; good until the next call. */
    byte[] next();

    /** The status that every answer must have. */
    int status();

    /** How many times an answer must say {@code "accepted"}. */
    int accepted();

    /** How long the body of an answer must be: what is shorter has nothing in it. */
    default int leastBytes() {
        return 0;
    }
}
