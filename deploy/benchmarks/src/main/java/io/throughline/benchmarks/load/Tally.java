package io.throughline.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What comes back during a load. For one thread. */
final class Tally {

    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private long accepted;
    private long broken;
    private long unanswered;
    private long tooShort;

    void answer(int status, int acceptedItems, long nanos) {
        statuses.merge(status, 1L, Long::sum);
        accepted += acceptedItems;
        latencies.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    /** A connection that ended, or could not be made. */
    void broken() {
        broken++;
    }

    /** Requests without an answer when the patience ended. */
    void unanswered(long requests) {
        unanswered += requests;
    }

    /** An answer that says less than it must, whatever its status. */
    void tooShort() {
        tooShort++;
    }

    LoadResult result(Requests requests, long nanos) {
        return new LoadResult(
                Map.copyOf(statuses),
                requests.status(),
                requests.accepted(),
                accepted,
                broken,
                unanswered,
                tooShort,
                nanos,
                latencies);
    }
}
