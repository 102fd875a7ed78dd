package io.throughline.stories;

import static io.restassured.RestAssured.given;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnRealParts
class ObservabilityIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void readinessNamesEveryDependency() {
        soon().untilAsserted(() -> {
            var ready = given().get("/q/health/ready");
            assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
            assertThat(ready.jsonPath().getList("checks.name", String.class))
                    .contains("classifier", "consumers", "outbox", "Database connections health check")
                    .anyMatch(name -> name.startsWith("Kafka"));
            assertThat(ready.jsonPath().getString("checks.find { it.name == 'consumers' }.data.'stories-service'"))
                    .isEqualTo("running");
        });
        assertThat(given().get("/q/health/live").jsonPath().getList("checks.name", String.class))
                .contains("background-threads");
    }

    @Test
    void storiesAreCountedAndClassifyingIsTimed() {
        FeedbackEvent event = FeedbackEvent.of(organization);
        publish(event);
        storyOf(organization, event);
        soon().untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString())
                                .containsPattern(
                                        "throughline_stories_total\\{[^}]*basis=\"rating\"[^}]*kind=\"praise\"[^}]*} [1-9]")
                                .containsPattern("throughline_classification_seconds_count(\\{[^}]*})? [1-9]")
                                .containsPattern(
                                        "throughline_consumer_records_total\\{[^}]*group=\"stories-service\"[^}]*outcome=\"handled\"[^}]*} [1-9]"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/stories,StoryPage",
        "/v1/stories/{id},Story",
        "/v1/classifier,Classifier",
        "/v1/stories/queue,QueuePage",
        "/none,Problem"
    })
    void answersAreAsTheDescriptionSays(String path, String schema) {
        FeedbackEvent event = FeedbackEvent.of(organization)
                .comment("A colleague carried my bags to the car in the rain and wished me a good day.");
        publish(event);
        storyOf(organization, event);
        String answer = path.equals("/v1/stories/{id}")
                ? story(organization, event.id()).asString()
                : Api.headOffice(organization).get(path).asString();
        assertValid(schema, answer);
    }

    @Test
    void problemsAreAsTheDescriptionSays() {
        assertValid("Problem", Api.stories(organization, Map.of("limit", "x")).asString());
        assertValid("Problem", given().get("/v1/stories").asString());
    }

    @Test
    void classificationsAreAsTheDescriptionSays() {
        assertValid(
                "Classifications",
                Api.headOffice(organization)
                        .contentType("application/json")
                        .body("{\"items\": [{\"text\": \"Where are the kettles?\"}]}")
                        .post("/v1/classifications")
                        .asString());
    }

    private static void assertValid(String schema, String answer) {
        String description = given().get("/q/openapi?format=json").asString();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of("urn:description", description)));
        assertThat(registry.getSchema(SchemaLocation.of("urn:description#/components/schemas/" + schema))
                        .validate(answer, InputFormat.JSON))
                .as(answer)
                .isEmpty();
    }
}
