package io.throughline.stories;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.local.PartsTestResource;
import io.throughline.local.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The service over HTTP. */
public final class Api {

    private Api() {}

    public static Tokens tokens() {
        return PartsTestResource.parts().tokens();
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    public static RequestSpecification headOffice(UUID organization) {
        return with(tokens().headOffice(organization));
    }

    public static Response story(UUID organization, UUID id) {
        return headOffice(organization).get("/v1/stories/{id}", id);
    }

    public static Response stories(UUID organization, Map<String, ?> query) {
        return headOffice(organization).queryParams(query).get("/v1/stories");
    }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }

    /** Waits until it is there, and returns it. */
    public static Response storyOf(UUID organization, FeedbackEvent event) {
        return soon().until(() -> story(organization, event.id()), answer -> answer.statusCode() == 200);
    }
}
