package io.throughline.traffic.outcome;

import java.util.List;
import java.util.Map;

/**
 * What came out at the end of the chain.
 *
 * @param kinds stories by kind
 * @param practices as stories-service has them
 * @param candidates as they stand in standards-service's inbox, decided or not
 */
public record Outcome(Map<String, Long> kinds, List<Practice> practices, List<Candidate> candidates) {

    /** @param stories ids of all its stories */
    public record Practice(String id, int revision, String title, String spread, List<String> stories) {}

    /**
     * @param status waiting, accepted or declined
     * @param stories how many
     */
    public record Candidate(String id, int revision, String status, int stories) {}

    public long stories() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }
}
