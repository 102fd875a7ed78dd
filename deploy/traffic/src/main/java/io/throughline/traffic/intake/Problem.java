package io.throughline.traffic.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something was not taken: the part of an RFC 9457 problem that a person at a terminal needs.
 *
 * @param code the stable word for this kind of problem
 * @param reason one line of prose, with the JSON pointer of each fault
 */
public record Problem(String code, String reason) {

    static Problem of(JsonNode problem, String codeWithoutOne) {
        String code = problem.path("code").asText(codeWithoutOne);
        List<String> reasons = new ArrayList<>();
        for (JsonNode fault : problem.path("faults")) {
            String what = fault.path("detail").asText(fault.path("code").asText());
            reasons.add((fault.path("pointer").asText() + " " + what).strip());
        }
        if (reasons.isEmpty()) {
            reasons.add(problem.path("detail").asText(problem.path("title").asText(code)));
        }
        return new Problem(code, String.join("; ", reasons));
    }
}
