package io.throughline.traffic.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scenario {@code chain} as it is sent, made once for all tests. */
public final class Chain {

    public static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    public static final Scenario SCENARIO = Scenario.named("chain", 1, 20_000, UNTIL);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> BY_ID = SCENARIO.feedback().stream()
            .map(Feedback::json)
            .map(Chain::parse)
            .collect(Collectors.toMap(json -> json.path("id").asText(), Function.identity()));

    private Chain() {}

    public static JsonNode feedback(String id) {
        return BY_ID.get(id);
    }

    public static List<JsonNode> stories(Truth.Practice practice) {
        return practice.feedback().stream().map(Chain::feedback).toList();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
