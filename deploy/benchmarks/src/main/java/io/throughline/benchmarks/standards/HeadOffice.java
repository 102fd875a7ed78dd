package io.throughline.benchmarks.standards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes one standard after the other through a new version's life, a request at each call: it is drafted, edited and submitted by one person,
 * approved and published from a later day on by another. For one thread.
 */
final class HeadOffice {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int DAYS_AHEAD = 60;

    private static final List<String> CONTENT =
            List.of("title", "purpose", "steps", "customerGoal", "role", "scope", "resources", "auditQuestions");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final List<String> standards;
    private final String editor;
    private final String approver;
    private int turn;
    private Deed next = Deed.DRAFT;
    private String version;
    private String tag;
    private JsonNode draft;

    private enum Deed {
        DRAFT,
        EDIT,
        SUBMIT,
        APPROVE,
        PUBLISH
    }

    /** @param standards ids, each taken once in turn */
    HeadOffice(URI service, Tokens tokens, Catalogue catalogue, List<String> standards) {
        this.service = service;
        this.standards = standards;
        this.editor = Questions.headOffice(tokens, catalogue, "editor");
        this.approver = Questions.headOffice(tokens, catalogue, "approver");
    }

    /**
     * The next request. After one that fails the next standard's turn has come.
     *
     * @throws IOException if it is not answered as it should be
     */
    void step() throws IOException, InterruptedException {
        Deed now = next;
        next = Deed.DRAFT;
        switch (now) {
            case DRAFT -> draft();
            case EDIT -> take(request(version, editor).PUT(body(edited())));
            case SUBMIT -> take(request(version + "/submit", editor).POST(BodyPublishers.noBody()));
            case APPROVE -> take(request(version + "/approve", approver).POST(BodyPublishers.noBody()));
            case PUBLISH -> take(request(version + "/publish", approver).POST(body(from())));
        }
        next = Deed.values()[(now.ordinal() + 1) % Deed.values().length];
    }

    private void draft() throws IOException, InterruptedException {
        String standard = "/v1/standards/" + standards.get(turn++ % standards.size());
        HttpResponse<String> answer =
                send(request(standard + "/versions", editor).POST(BodyPublishers.noBody()), CREATED);
        draft = JSON.readTree(answer.body());
        version = standard + "/versions/" + draft.path("number").asInt();
        tag = answer.headers().firstValue("ETag").orElseThrow();
    }

    /** On the version as the last step left it. */
    private void take(HttpRequest.Builder step) throws IOException, InterruptedException {
        tag = send(step.header("If-Match", tag), OK)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private ObjectNode edited() {
        ObjectNode content = JSON.createObjectNode();
        CONTENT.stream().filter(draft::has).forEach(field -> content.set(field, draft.get(field)));
        ((ArrayNode) content.withArray("steps")).add("Look at edition " + turn + " of the list by the till.");
        return content;
    }

    private static ObjectNode from() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC)
                .plusDays(2L + ThreadLocalRandom.current().nextInt(DAYS_AHEAD));
        return JSON.createObjectNode().put("effectiveFrom", day.toString());
    }

    private static HttpRequest.BodyPublisher body(ObjectNode json) {
        return BodyPublishers.ofString(json.toString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.request().method() + " answered " + answer.statusCode() + " "
                    + JSON.readTree(answer.body()).path("code").asText());
        }
        return answer;
    }
}
