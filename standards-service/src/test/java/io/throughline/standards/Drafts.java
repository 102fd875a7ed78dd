package io.throughline.standards;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Standards made over HTTP: Ann writes and submits, Ben approves, Ann publishes. */
public final class Drafts {

    /** Today where no store is known, or all are in UTC. */
    public static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Drafts() {}

    /** A draft that is complete; {@code more} is JSON that begins with a comma, or nothing. */
    public static String content(String title, String more) {
        return """
                {"title": "%s", "purpose": "Nobody makes the journey for nothing.", "steps": ["Look.", "Act."]%s}""".formatted(title, more);
    }

    public static UUID drafted(UUID organization, String title, String more) {
        Response created = as(ANN, organization).body(content(title, more)).post("/v1/standards");
        created.then().statusCode(201);
        return UUID.fromString(created.path("id"));
    }

    public static Response take(
            String person, UUID organization, UUID standard, int version, String step, String body) {
        // as it is: who takes the step has read it
        String read = as(person, organization)
                .get("/v1/standards/{id}/versions/{n}", standard, version)
                .header("ETag");
        var request = as(person, organization).header("If-Match", read == null ? "\"none\"" : read);
        return (body == null ? request : request.body(body))
                .post("/v1/standards/{id}/versions/{n}/" + step, standard, version);
    }

    public static void approve(UUID organization, UUID standard, int version) {
        take(ANN, organization, standard, version, "submit", null).then().statusCode(200);
        take(BEN, organization, standard, version, "approve", null).then().statusCode(200);
    }

    public static void publish(UUID organization, UUID standard, int version, LocalDate from) {
        approve(organization, standard, version);
        take(ANN, organization, standard, version, "publish", "{\"effectiveFrom\": \"" + from + "\"}")
                .then()
                .statusCode(200);
    }

    public static UUID published(UUID organization, String title, String more, LocalDate from) {
        UUID standard = drafted(organization, title, more);
        publish(organization, standard, 1, from);
        return standard;
    }

    public static void newDraft(UUID organization, UUID standard) {
        as(ANN, organization)
                .post("/v1/standards/{id}/versions", standard)
                .then()
                .statusCode(201);
    }
}
