package io.throughline.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came back.
 *
 * @param statuses how often each HTTP status came
 * @param acceptedEach how many items of each answer should have been accepted
 * @param accepted items that the answers called accepted
 * @param broken connections that ended, or could not be made
 * @param unanswered requests without an answer at the end
 * @param tooShort answers that said less than they must
 * @param nanos from the first request to the last answer
 */
public record LoadResult(
        Map<Integer, Long> statuses,
        int expectedStatus,
        int acceptedEach,
        long accepted,
        long broken,
        long unanswered,
        long tooShort,
        long nanos,
        Histogram latencies) {

    private static final double NANOS = 1e9;
    private static final double MILLI = 1e6;

    public long answers() {
        return latencies.getTotalCount();
    }

    /** Answers as they should be, a second. */
    public double rate() {
        return statuses.getOrDefault(expectedStatus, 0L) / seconds();
    }

    /** Accepted items a second. */
    public double itemRate() {
        return accepted / seconds();
    }

    public double seconds() {
        return nanos / NANOS;
    }

    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /**
     * Milliseconds to the end of an answer: from its request's sending where a connection sends when it has the last answer, from when it was
     * due where they are sent at a rate.
     */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / MILLI;
    }

    /** What was not as it should be, in words; empty if nothing was. */
    public String faults() {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(statuses).forEach((status, count) -> {
            if (status != expectedStatus) {
                faults.add(count + " × " + status);
            }
        });
        long missing = statuses.getOrDefault(expectedStatus, 0L) * acceptedEach - accepted;
        if (missing != 0) {
            faults.add(missing + " not accepted");
        }
        if (broken > 0) {
            faults.add(broken + " connections broken");
        }
        if (unanswered > 0) {
            faults.add(unanswered + " unanswered");
        }
        if (tooShort > 0) {
            faults.add(tooShort + " said nothing");
        }
        return String.join(", ", faults);
    }
}
