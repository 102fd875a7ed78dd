package io.throughline.benchmarks.standards;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.benchmarks.load.FixedRequests.Get;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;

/**
 * A list of standards that is asked for, and what must hold of its items.
 *
 * @param role that an item names if it names one; null for any
 * @param day on which an item holds; null for any
 */
record Question(URI uri, String token, String role, LocalDate day) {

    /** An answer without items is {@code {"items":[]}}. */
    static final int BYTES_OF_AN_ITEM = 100;

    Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    }

    Get get() {
        return new Get(uri, headers());
    }

    /** What is wrong with an answer, in words; empty if nothing is. */
    String fault(JsonNode answer) {
        JsonNode items = answer.path("items");
        if (items.isEmpty()) {
            return "an answer without items";
        }
        for (JsonNode item : items) {
            JsonNode version = item.path("version");
            if (role != null
                    && version.has("role")
                    && !version.path("role").asText().equals(role)) {
                return "an item of another role";
            }
            if (day != null && !holds(version)) {
                return "an item that does not hold on the day";
            }
        }
        return "";
    }

    /** ISO dates are in the order of their texts. */
    private boolean holds(JsonNode version) {
        String asked = day.toString();
        return version.path("effectiveFrom").asText("9999").compareTo(asked) <= 0
                && version.path("effectiveTo").asText("9999").compareTo(asked) > 0;
    }
}
