package io.throughline.benchmarks.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has texts classified that are not kept. */
final class Trial {

    private static final int A_REQUEST = 100;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;
    private final String token;

    /** @param token of head office */
    Trial(URI uri, String token) {
        this.uri = uri;
        this.token = token;
    }

    /** So many of the texts, again from the first where there are fewer. */
    void classify(List<StoryTexts.Given> texts, int count) throws IOException, InterruptedException {
        for (int from = 0; from < count; from += A_REQUEST) {
            List<Map<String, String>> items = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + A_REQUEST); i++) {
                items.add(Map.of("text", texts.get(i % texts.size()).text()));
            }
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("items", items))))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() != OK) {
                throw new IOException("texts to be classified are answered with " + answer.statusCode());
            }
        }
    }
}
