package io.throughline.traffic.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.traffic.outcome.Outcome.Candidate;
import io.throughline.traffic.outcome.Outcome.Practice;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stories-service and standards-service have of an organization, read as its head office would read it. */
public final class Chain {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI stories;
    private final URI standards;
    private final String token;

    /**
     * @param stories stories-service's base address
     * @param standards standards-service's
     * @param token of the role head-office
     */
    public Chain(URI stories, URI standards, String token) {
        this.stories = stories;
        this.standards = standards;
        this.token = token;
    }

    /** How many stories there are by now, those taken for misuse too. */
    public long stories() throws IOException, InterruptedException {
        return kinds().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Flags come some seconds after their stories: only both together stay as they are. */
    private Map<String, Long> kinds() throws IOException, InterruptedException {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (boolean flagged : new boolean[] {false, true}) {
            get(stories, "/v1/stories/counts?flagged=" + flagged)
                    .path("kinds")
                    .fields()
                    .forEachRemaining(
                            kind -> kinds.merge(kind.getKey(), kind.getValue().asLong(), Long::sum));
        }
        return kinds;
    }

    /** Whether practices have been found in all stories that there are, and have arrived in the inbox. */
    public boolean settled() throws IOException, InterruptedException {
        if (get(stories, "/v1/practices?limit=1").path("settling").asBoolean(true)) {
            return false;
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        all(stories, "/v1/practices")
                .forEach(practice -> found.put(
                        practice.path("id").asText(), practice.path("revision").asInt()));
        Map<String, Integer> arrived = new LinkedHashMap<>();
        candidates().forEach(candidate -> arrived.put(candidate.id(), candidate.revision()));
        return arrived.equals(found);
    }

    /** All there is, practices and candidates by their ids. */
    public Outcome read() throws IOException, InterruptedException {
        List<Practice> practices = new ArrayList<>();
        for (JsonNode practice : all(stories, "/v1/practices")) {
            String id = practice.path("id").asText();
            practices.add(new Practice(
                    id,
                    practice.path("revision").asInt(),
                    practice.path("title").asText(),
                    practice.path("spread").path("class").asText(),
                    all(stories, "/v1/practices/" + id + "/stories").stream()
                            .map(story -> story.path("id").asText())
                            .sorted()
                            .toList()));
        }
        practices.sort(Comparator.comparing(Practice::id));
        return new Outcome(kinds(), practices, candidates());
    }

    private List<Candidate> candidates() throws IOException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (String status : List.of("waiting", "snoozed", "accepted", "declined", "merged-into-standard")) {
            for (JsonNode candidate : all(standards, "/v1/candidates?status=" + status)) {
                candidates.add(new Candidate(
                        candidate.path("id").asText(),
                        candidate.path("revision").asInt(),
                        status,
                        candidate.path("spread").path("stories").asInt()));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::id));
        return candidates;
    }

    private List<JsonNode> all(URI service, String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String next = "";
        do {
            JsonNode answer = get(
                    service, next.isEmpty() ? page : page + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            answer.path("items").forEach(items::add);
            next = answer.path("next").asText("");
        } while (!next.isEmpty());
        return items;
    }

    private JsonNode get(URI service, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + path))
                        .timeout(ANSWER)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " is answered " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
