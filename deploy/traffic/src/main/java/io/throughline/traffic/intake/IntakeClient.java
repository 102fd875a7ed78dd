package io.throughline.traffic.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One batch to feedback-service, and what its answer means. Threads may share it. */
public final class IntakeClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The service promises an answer in 3 s also when its database is away; past this the connection counts as broken. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String key;
    private final Clock clock;

    /**
     * @param service the service's base address
     * @param key the API key, as it was shown when it was made
     */
    public static IntakeClient ofNow(URI service, String key, Clock clock) {
        return new IntakeClient(service, "/v1/feedback/batch", key, clock);
    }

    /** What it sends is imported: it counts, and is not taken for what is happening now. Not with the key of an app or a web site. */
    public static IntakeClient ofThePast(URI service, String key, Clock clock) {
        return new IntakeClient(service, "/v1/feedback/import", key, clock);
    }

    private IntakeClient(URI service, String path, String key, Clock clock) {
        this.address = URI.create(service.toString().replaceAll("/+$", "") + path);
        this.key = key;
        this.clock = clock;
    }

    Answer post(List<Item> items) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/json, application/problem+json")
                .header("X-Api-Key", key)
                .POST(BodyPublishers.ofByteArray(lines(items)))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            return new Answer.NotNow(describe(broken), Duration.ZERO);
        }
        return read(response, items.size());
    }

    private Answer read(HttpResponse<byte[]> response, int items) {
        int status = response.statusCode();
        JsonNode body = body(response);
        if (status == 200) {
            return body.path("results").isArray()
                    ? new Answer.Results(results(body.path("results"), items))
                    : new Answer.NotYou(address + " answers 200 without results: is this feedback-service?");
        }
        Problem problem = Problem.of(body, "http-" + status);
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            Duration after = RetryAfter.read(response.headers().firstValue("Retry-After"), clock.instant());
            return new Answer.NotNow(status + " " + problem.code(), after);
        }
        if (status == 400 || status == 413 || status == 422) {
            return new Answer.NotThis(problem);
        }
        if (status == 401) {
            return new Answer.NotYou("the API key is refused (401 " + problem.code() + ")");
        }
        return new Answer.NotYou(address + " answers " + status + ": " + problem.reason());
    }

    private static List<Result> results(JsonNode results, int items) {
        Result[] byIndex = new Result[items];
        for (JsonNode result : results) {
            int index = result.path("index").asInt(-1);
            if (index >= 0 && index < items) {
                String word = result.path("status").asText();
                Problem problem = result.hasNonNull("problem") ? Problem.of(result.path("problem"), word) : null;
                byIndex[index] = Status.of(word)
                        .map(status -> new Result(status, problem))
                        .orElseGet(() -> Result.refused(new Problem("unknown-status", "status '" + word + "'")));
            }
        }
        return Arrays.asList(byIndex);
    }

    private JsonNode body(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException notJson) {
            // A gateway's HTML page, say: the status alone then tells what to do.
            return json.missingNode();
        }
    }

    private static byte[] lines(List<Item> items) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Item item : items) {
            body.writeBytes(item.json());
            body.write('\n');
        }
        return body.toByteArray();
    }

    private String describe(IOException broken) {
        String message = broken.getMessage();
        return "no answer from " + address.getAuthority() + " ("
                + (message == null ? broken.getClass().getSimpleName() : message) + ")";
    }
}
