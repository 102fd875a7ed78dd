package io.throughline.standards;

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

    /** Two people of head office: the one writes, the other approves. */
    public static final String ANN = "ann";

    public static final String BEN = "ben";

    private Api() {}

    public static Tokens tokens() {
        return PartsTestResource.parts().tokens();
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    public static RequestSpecification headOffice(UUID organization) {
        return as(ANN, organization);
    }

    /** A person of head office. */
    public static RequestSpecification as(String person, UUID organization) {
        return with(tokens().draft(person)
                        .organization(organization)
                        .roles("head-office")
                        .sign())
                .contentType("application/json");
    }

    public static RequestSpecification associate(UUID organization, String... stores) {
        return with(tokens().draft("associate")
                .organization(organization)
                .roles("associate")
                .stores(stores)
                .sign());
    }

    public static Response candidate(UUID organization, UUID practice) {
        return headOffice(organization).redirects().follow(false).get("/v1/candidates/{id}", practice);
    }

    public static Response candidates(UUID organization, Map<String, ?> query) {
        return headOffice(organization).queryParams(query).get("/v1/candidates");
    }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }

    /** Waits until it is known, by that revision's title. */
    public static Response candidateTitled(UUID organization, PracticeEvent event, String title) {
        return soon().until(
                        () -> candidate(organization, event.id()),
                        answer -> answer.statusCode() == 200
                                && title.equals(answer.jsonPath().getString("title")));
    }

    /** Waits until it is known, and returns it. */
    public static Response candidateOf(UUID organization, PracticeEvent event) {
        return soon().until(() -> candidate(organization, event.id()), answer -> answer.statusCode() != 404);
    }
}
