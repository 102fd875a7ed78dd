package io.throughline.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode json) {

    public String text(String field) {
        return json.path(field).asText(null);
    }
}
