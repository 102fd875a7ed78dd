package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.local.ServiceProcess;
import io.throughline.traffic.outcome.Chain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An organization of its own, set up through the public interface, and what its people and kiosks do. */
final class Retailer {

    private static final String AUTHORIZATION = "Authorization";

    private final Platform platform;
    private final UUID organization;
    private final String key;

    private Retailer(Platform platform, UUID organization, String key) {
        this.platform = platform;
        this.organization = organization;
        this.key = key;
    }

    static Retailer on(Platform platform) throws IOException {
        Registered registered =
                Registered.at(platform.feedback(), platform.parts().tokens());
        return new Retailer(platform, registered.organization(), registered.key());
    }

    UUID organization() {
        return organization;
    }

    /** What the chain has of it, as its head office reads it. */
    Chain chain() {
        return chain(platform.stories());
    }

    /** The same as that instance of stories-service has it. */
    Chain chain(ServiceProcess stories) {
        return new Chain(
                stories.uri(""),
                platform.standards().uri(""),
                platform.parts().tokens().headOffice(organization));
    }

    String admin() {
        return platform.parts().tokens().admin(organization);
    }

    /** A call of a head-office person at standards-service. */
    Answer standards(String person, String method, String path, String body) throws IOException {
        String token = platform.parts()
                .tokens()
                .draft(person)
                .organization(organization)
                .roles("head-office")
                .sign();
        var uri = platform.standards().uri(path);
        return method.equals("GET")
                ? Http.get(uri, AUTHORIZATION, "Bearer " + token)
                : Http.step(uri, AUTHORIZATION, "Bearer " + token, body);
    }

    /** Has an operator publish the topic's events again, and waits until they are on it. */
    void republish(ServiceProcess service, String topic) throws IOException {
        String operator = "Bearer " + platform.parts().tokens().operator();
        var uri = service.uri("/admin/republish");
        Answer answer = Http.post(uri, AUTHORIZATION, operator, """
                {"organization": "%s", "topic": "%s"}""".formatted(organization, topic));
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Http.get(uri, AUTHORIZATION, operator)
                .json()
                .path("items")
                .get(0)
                .path("state")
                .asText()
                .equals("done"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> outboxCheck(service).path("waiting").asLong(-1) == 0);
    }

    private static JsonNode outboxCheck(ServiceProcess service) throws IOException {
        for (JsonNode check : Http.get(service.uri("/q/health/ready"), "Accept", "application/json")
                .json()
                .path("checks")) {
            if (check.path("name").asText().equals("outbox")) {
                return check.path("data");
            }
        }
        return MissingNode.getInstance();
    }

    Answer practice(String id) throws IOException {
        return asHeadOffice(platform.stories().uri("/v1/practices/" + id));
    }

    Answer erase(String feedback) throws IOException {
        return Http.delete(platform.feedback().uri("/v1/feedback/" + feedback), AUTHORIZATION, "Bearer " + admin());
    }

    String key() {
        return key;
    }

    Answer give(String feedback) throws IOException {
        return Http.post(platform.feedback().uri("/v1/feedback"), "X-Api-Key", key, feedback);
    }

    Answer giveMany(List<String> feedback) throws IOException {
        return Http.post(platform.feedback().uri("/v1/feedback/batch"), "X-Api-Key", key, feedback.toString());
    }

    Answer feedback(UUID id) throws IOException {
        return asHeadOffice(platform.feedback().uri("/v1/feedback/" + id));
    }

    Answer story(UUID id) throws IOException {
        return asHeadOffice(platform.stories().uri("/v1/stories/" + id));
    }

    /** Waits for the story, as its reader would. */
    Answer storyWhenThere(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> story(id), answer -> answer.status() == 200);
    }

    /** The ids of all stories, page by page, as often as they stand there. */
    List<String> storyIds(String query) {
        return stories(query).stream().map(story -> story.path("id").asText()).toList();
    }

    /** All stories, page by page. */
    List<JsonNode> stories(String query) {
        try {
            List<JsonNode> stories = new ArrayList<>();
            String next = "";
            do {
                String cursor = next.isEmpty() ? "" : "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
                Answer page = asHeadOffice(platform.stories().uri("/v1/stories?limit=200" + query + cursor));
                assertThat(page.status()).as("%s", page.json()).isEqualTo(200);
                page.json().path("items").forEach(stories::add);
                next = page.json().path("next").asText("");
            } while (!next.isEmpty());
            return stories;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer asHeadOffice(java.net.URI uri) throws IOException {
        return Http.get(
                uri, AUTHORIZATION, "Bearer " + platform.parts().tokens().headOffice(organization));
    }

    /** A feedback with words and a rating, from a device of its own, lest many at once are taken for a burst. */
    static String feedback(UUID id, String comment) {
        return """
                {"id": "%s", "store": "S001", "touchpoint": "checkout", "collectedAt": "2026-11-20T10:15:30+01:00",
                 "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5}, "comment": "%s", "device": "k-%s"}""".formatted(id, comment, id);
    }

    /** A tap at a kiosk. */
    static String tap(UUID id, int value) {
        return """
                {"id": "%s", "store": "S002", "touchpoint": "exit", "collectedAt": "2026-11-20T10:15:30+01:00",
                 "rating": {"metric": "csat", "value": %d, "min": 1, "max": 5}, "device": "k-%s"}""".formatted(id, value, id);
    }
}
