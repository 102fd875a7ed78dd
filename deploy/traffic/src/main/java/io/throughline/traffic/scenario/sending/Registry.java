package io.throughline.traffic.scenario.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.traffic.intake.Backoff;
import io.throughline.traffic.intake.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** feedback-service's registry, called with an admin's token. What does not get through is tried again; all of it may be called twice. */
public final class Registry {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Backoff backoff =
            Backoff.standard(() -> ThreadLocalRandom.current().nextDouble());
    private final URI service;
    private final String token;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param token of the role admin, or of an operator for organizations
     * @param patience how long what does not get through is tried again
     */
    public Registry(URI service, String token, Duration patience, Clock clock) {
        this.service = service;
        this.token = token;
        this.patience = patience;
        this.clock = clock;
    }

    /** What was made; empty if it was there already. */
    public Optional<JsonNode> create(String path, Map<String, ?> body) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build());
            return switch (answer.statusCode()) {
                case CREATED -> Optional.of(json.readTree(answer.body()));
                case CONFLICT -> Optional.empty();
                default -> throw unexpected("POST " + path, answer);
            };
        } catch (IOException notJson) {
            throw new RegistryFailure("POST " + path + " is not answered with JSON: is this feedback-service?");
        }
    }

    /** The one of the listed items whose field has this value. */
    JsonNode find(String path, String field, String value) throws InterruptedException {
        HttpResponse<String> answer = send(request(path).GET().build());
        if (answer.statusCode() != OK) {
            throw unexpected("GET " + path, answer);
        }
        try {
            for (JsonNode item : json.readTree(answer.body()).path("items")) {
                if (item.path(field).asText().equals(value)) {
                    return item;
                }
            }
        } catch (IOException notJson) {
            throw new RegistryFailure("GET " + path + " is not answered with JSON: is this feedback-service?");
        }
        throw new RegistryFailure("GET " + path + " does not list " + field + " " + value);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + path))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        for (int failures = 1; ; failures++) {
            String why;
            Duration after = Duration.ZERO;
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    return answer;
                }
                why = "answers " + answer.statusCode();
                after = RetryAfter.read(answer.headers().firstValue("Retry-After"), clock.instant());
            } catch (IOException broken) {
                why = "does not answer (" + broken + ")";
            }
            Duration wait = backoff.wait(failures, after);
            if (clock.instant().plus(wait).isAfter(end)) {
                throw new RegistryFailure(request.uri() + " " + why);
            }
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        }
    }

    private RegistryFailure unexpected(String call, HttpResponse<String> answer) {
        return new RegistryFailure(call + " at " + service + " is answered " + answer.statusCode() + " " + answer.body()
                + (answer.statusCode() == 401 || answer.statusCode() == 403
                        ? " (a token of the role admin is needed)"
                        : ""));
    }
}
