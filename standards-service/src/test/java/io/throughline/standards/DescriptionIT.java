package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Contract.tree;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what is so: its requests are sent, and the answers held against its schemas. */
@OnRealParts
class DescriptionIT {

    private final UUID organization = UUID.randomUUID();
    /** What examples cannot know, by its field: ids, and days that must be near. */
    private final Map<String, String> said = new HashMap<>();

    private String number = "1";
    private String description;
    private SchemaRegistry schemas;

    @BeforeEach
    void read() {
        description = given().get("/q/openapi?format=json").asString();
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of("urn:description", description)));
    }

    @Test
    void examplesCarryACandidateToARetiredStandard() {
        northern();
        UUID candidate = known();
        String accepted = send(201, "Standard", ANN, "post", "/v1/candidates/{id}/accept", candidate, null);
        UUID standard = UUID.fromString(tree(accepted).get("id").textValue());
        String versions = "/v1/standards/{id}/versions/{number}";
        send(200, "Version", ANN, "put", versions, standard, null);
        send(200, "Version", ANN, "post", versions + "/submit", standard, null);
        send(200, "Version", BEN, "post", versions + "/return", standard, null);
        send(200, "Version", ANN, "post", versions + "/submit", standard, null);
        send(200, "Version", BEN, "post", versions + "/approve", standard, null);
        send(200, "Version", ANN, "post", versions + "/publish", standard, null);
        send(200, "Version", ANN, "post", versions + "/retire", standard, null);
        send(201, "Version", ANN, "post", "/v1/standards/{id}/versions", standard, null);
        number = send(201, "Version", ANN, "post", "/v1/standards/{id}/variants", standard, null)
                .replaceAll(".*\"number\":(\\d+).*", "$1");
        send(200, "Version", ANN, "delete", versions, standard, null);
        number = "1";

        UUID further = known();
        said.put("standard", standard.toString());
        said.put("until", Drafts.TODAY.plusDays(30).toString());
        send(200, "Candidate", ANN, "post", "/v1/candidates/{id}/snooze", further, null);
        send(200, "CandidatePage", ANN, "get", "/v1/candidates", null, "status=snoozed");
        send(200, "Candidate", BEN, "post", "/v1/candidates/{id}/merge", further, null);
        send(200, "CandidatePage", ANN, "get", "/v1/candidates", null, "status=merged-into-standard");

        send(200, "Candidate", ANN, "get", "/v1/candidates/{id}", candidate, null);
        send(200, "CandidatePage", ANN, "get", "/v1/candidates", null, "status=accepted");
        send(200, "StandardPage", ANN, "get", "/v1/standards", null, "limit=1");
        send(200, "StandardPage", ANN, "get", "/v1/standards", null, "q=swap");
        send(200, "Standard", ANN, "get", "/v1/standards/{id}", standard, null);
        send(200, "Versions", ANN, "get", "/v1/standards/{id}/versions", standard, null);
        send(200, "Version", ANN, "get", versions, standard, null);
        send(200, "AuditPage", ANN, "get", "/v1/audit", null, "standard=" + standard);
        send(200, "AuditPage", ANN, "get", "/v1/audit", null, "candidate=" + further);
        send(200, "Diff", ANN, "get", "/v1/standards/{id}/diff", standard, "from=1&to=2");
        send(200, "Lineage", ANN, "get", "/v1/standards/{id}/lineage", standard, null);
    }

    @Test
    void examplesAnswerASuggestion() {
        UUID voice = VoiceEvent.suggestion(organization).told().id();
        said.put("due", TODAY.plusDays(30).toString());
        PracticeEvent event = PracticeEvent.of(organization).excerpt(voice, "A low trolley would help.");
        publish(practice(event));
        candidateOf(organization, event);
        send(200, "Candidate", ANN, "post", "/v1/candidates/{id}/decline", event.id(), null);
        send(200, "Voice", ANN, "get", "/v1/voices/{id}", voice, null);
        send(200, "Voice", ANN, "put", "/v1/voices/{id}/owner", voice, null);
        send(200, "Voice", BEN, "put", "/v1/voices/{id}/due", voice, null);
        send(201, "Voice", BEN, "post", "/v1/voices/{id}/answers", voice, null);
        send(200, "VoicePage", ANN, "get", "/v1/voices", null, "status=answered&owner=head-office");
    }

    @Test
    void examplesOfCommentsWork() {
        UUID standard = drafted(organization, "One", "");
        Drafts.take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        String comments = "/v1/standards/{id}/versions/{number}/comments";
        said.put(
                "comment",
                tree(send(201, "Comment", ANN, "post", comments, standard, null))
                        .get("id")
                        .textValue());
        send(200, "Comment", BEN, "post", comments + "/{comment}/answer", standard, null);
        send(200, "Comment", ANN, "delete", comments + "/{comment}", standard, null);
        send(200, "CommentPage", ANN, "get", comments, standard, "limit=1");
        send(200, "VersionPage", ANN, "get", "/v1/standards/for-comment", null, "limit=1");
    }

    @Test
    void diffOfAllThatAVersionSaysIsAsDescribed() {
        northern();
        String versions = "/v1/standards/{id}/versions/{number}";
        UUID standard = drafted(organization, "One", ", \"scope\": {\"stores\": [\"N1\"], \"roles\": [\"picker\"]}");
        Drafts.publish(organization, standard, 1, TODAY);
        newDraft(organization, standard);
        as(ANN, organization)
                .header("If-Match", "*")
                .body(tree(description).at("/components/examples/Content/value").toString())
                .put(versions.replace("{id}", standard.toString()).replace("{number}", "2"))
                .then()
                .statusCode(200);
        JsonNode diff = tree(send(200, "Diff", ANN, "get", "/v1/standards/{id}/diff", standard, "from=1&to=2"));
        JsonNode described = tree(description).at("/components/schemas/Diff/properties/fields/properties");
        assertThat(diff.get("fields").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(() -> described.fieldNames());
    }

    @Test
    void everyRouteThatIsSaidToAnswerInMarkdownDoesAndNoOther() {
        UUID standard = published(organization, "One", "", TODAY);
        Map<String, String> queries = Map.of("/v1/standards/{id}/diff", "?from=1&to=1");
        tree(description).get("paths").fields().forEachRemaining(path -> {
            JsonNode content = path.getValue().at("/get/responses/200/content");
            if (path.getKey().startsWith("/v1/standards") && path.getValue().has("get")) {
                String url = path.getKey().replace("{id}", standard.toString()).replace("{number}", "1");
                Response answer = as(ANN, organization)
                        .accept("text/markdown")
                        .get(url + queries.getOrDefault(path.getKey(), ""));
                boolean described = content.has("text/markdown");
                assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(described ? 200 : 406);
            }
        });
    }

    @Test
    void exportAndItsExampleAreLinesAsDescribed() {
        published(organization, "One", "", TODAY);
        String export = as(ANN, organization).get("/v1/standards/export").asString();
        String example = tree(description)
                .at("/paths/~1v1~1standards~1export/get/responses/200/content/application~1x-ndjson/example")
                .textValue();
        assertThat(export.lines()).hasSize(2);
        assertThat(example.lines()).hasSize(3);
        (export + example).lines().forEach(line -> assertValid("ExportLine", line));
    }

    @Test
    void ordersThatAreDescribedAreThoseThatAreKnown() {
        JsonNode parameters = tree(description).at("/paths/~1v1~1standards/get/parameters");
        String known =
                as(ANN, organization).get("/v1/standards?sort=other").jsonPath().getString("faults[0].detail");
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals("sort")) {
                List<String> described = new ArrayList<>();
                parameter.at("/schema/enum").forEach(name -> described.add(name.textValue()));
                assertThat(known).isEqualTo("must be one of " + String.join(", ", described));
                return;
            }
        }
        fail("sort is not described");
    }

    @Test
    void examplesOfTheOtherRequestsWork() {
        send(200, "Candidate", ANN, "post", "/v1/candidates/{id}/decline", known(), null);
        send(201, "Standard", ANN, "post", "/v1/standards", null, null);
    }

    @Test
    void examplesOfFilesAreImported() {
        JsonNode files = tree(description).at("/paths/~1v1~1standards~1import/post/requestBody/content");
        files.fields().forEachRemaining(file -> {
            Response answer = with(tokens().admin(organization))
                    .contentType(file.getKey())
                    .body(file.getValue().get("example").textValue().getBytes(UTF_8))
                    .post("/v1/standards/import?as=published");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertValid("Import", answer.asString());
        });
        assertThat(files).hasSize(2);
    }

    @Test
    void problemsAreAsTheDescriptionSays() {
        assertValid(
                "Problem", as(ANN, organization).get("/v1/standards?limit=x").asString());
        assertValid("Problem", given().get("/v1/standards").asString());
    }

    @Test
    void examplesOfAnswersAreAsTheirSchemasSay() {
        for (String name : new String[] {"Content", "Candidate", "Standard", "Diff", "Lineage", "Voice"}) {
            assertValid(
                    name,
                    tree(description)
                            .at("/components/examples/" + name + "/value")
                            .toString());
        }
        tree(description).at("/components/responses").forEach(response -> {
            JsonNode problem = response.at("/content/application~1problem+json/example");
            if (!problem.isMissingNode()) {
                assertValid("Problem", problem.toString());
            }
        });
    }

    /** The store that the examples' scopes lead to. */
    private void northern() {
        Stores.publish(organization, "N1", "north", "city");
    }

    private UUID known() {
        UUID story = UUID.randomUUID();
        PracticeEvent event =
                PracticeEvent.of(organization).excerpt(story, "He swapped it.").proposedTitle("He swapped it.", story);
        publish(practice(event));
        candidateOf(organization, event);
        return event.id();
    }

    /** Sends what the document shows for the operation, if anything, and holds the answer against the schema. */
    private String send(int status, String schema, String person, String method, String path, UUID id, String query) {
        RequestSpecification request = as(person, organization);
        example(method, path).ifPresent(request::body);
        if (!method.equals("get")) {
            request.header("If-Match", "*");
        }
        String url = path.replace("{id}", String.valueOf(id))
                .replace("{number}", number)
                .replace("{comment}", said.getOrDefault("comment", ""));
        Response answer = request.request(method, query == null ? url : url + "?" + query);
        assertThat(answer.statusCode())
                .as(method + " " + path + answer.asString())
                .isEqualTo(status);
        assertValid(schema, answer.asString());
        return answer.asString();
    }

    private Optional<String> example(String method, String path) {
        JsonNode document = tree(description);
        JsonNode body = document.get("paths").get(path).get(method).at("/requestBody/content/application~1json");
        if (body.isMissingNode()) {
            return Optional.empty();
        }
        ObjectNode example = (ObjectNode)
                (body.has("example") ? body.get("example") : document.at("/components/examples/Content/value"));
        said.forEach((field, value) -> {
            if (example.has(field)) {
                example.put(field, value);
            }
        });
        return Optional.of(example.toString());
    }

    private void assertValid(String schema, String answer) {
        assertThat(schemas.getSchema(SchemaLocation.of("urn:description#/components/schemas/" + schema))
                        .validate(answer, InputFormat.JSON))
                .as(answer)
                .isEmpty();
    }
}
