package io.throughline.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A service's public HTTP interface, called with somebody's token. */
final class Api {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final String token;

    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What was made; empty if it was there already. */
    Optional<JsonNode> create(String path, Map<String, ?> body) {
        try {
            HttpResponse<String> answer = send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build());
            return switch (answer.statusCode()) {
                case CREATED -> Optional.of(json.readTree(answer.body()));
                case CONFLICT -> Optional.empty();
                default -> throw unexpected("POST " + path, answer);
            };
        } catch (IOException e) {
            throw new StartFailure("POST " + path + " at " + base + " failed: " + e, e);
        }
    }

    /** The one of the listed items whose field has this value. */
    JsonNode find(String path, String field, String value) {
        try {
            HttpResponse<String> answer = send(request(path).GET().build());
            if (answer.statusCode() != OK) {
                throw unexpected("GET " + path, answer);
            }
            for (JsonNode item : json.readTree(answer.body()).path("items")) {
                if (item.path(field).asText().equals(value)) {
                    return item;
                }
            }
            throw new StartFailure("GET " + path + " at " + base + " does not list " + field + " " + value);
        } catch (IOException e) {
            throw new StartFailure("GET " + path + " at " + base + " failed: " + e, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(BOUND)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while the demo organization was set up", e);
        }
    }

    private StartFailure unexpected(String call, HttpResponse<String> answer) {
        return new StartFailure(call + " at " + base + " was answered " + answer.statusCode() + " " + answer.body());
    }
}
