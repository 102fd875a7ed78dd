package io.throughline.standards.standards.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Contract.STANDARD;
import static io.throughline.standards.Contract.tree;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.approve;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static io.throughline.standards.Topics.data;
import static io.throughline.standards.Topics.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnRealParts
class VersionsResourceIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void draftBecomesAPublishedStandardAndAnEvent() {
        UUID standard = drafted(organization, "Swap at once", ", \"role\": \"cashier\"");
        assertThat(Topics.withKey(Topics.STANDARDS, organization + "/" + standard))
                .isEmpty();
        publish(organization, standard, 1, TODAY);

        var version = version(standard, 1).jsonPath();
        assertThat(version.getString("status")).isEqualTo("published");
        assertThat(version.getString("effectiveFrom")).isEqualTo(TODAY.toString());
        assertThat(version.getString("publishedAt")).isNotBlank();

        ConsumerRecord<byte[], byte[]> event = events(standard, 1).get(0);
        STANDARD.assertValid(data(event));
        assertThat(header(event, "ce_id")).isEqualTo(standard + ":1");
        assertThat(header(event, "ce_type")).isEqualTo("io.throughline.standard.v1");
        assertThat(header(event, "ce_source")).isEqualTo("/standards-service");
        JsonNode told = tree(data(event)).at("/versions/0");
        assertThat(told.get("title").textValue()).isEqualTo("Swap at once");
        assertThat(told.get("role").textValue()).isEqualTo("cashier");
    }

    @Test
    void newVersionSupersedesTheEarlierAndBothAreTold() {
        UUID standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        publish(organization, standard, 2, TODAY.plusDays(7));
        assertThat(version(standard, 1).jsonPath().getString("status")).isEqualTo("superseded");
        assertThat(version(standard, 1).jsonPath().getString("effectiveTo"))
                .isEqualTo(TODAY.plusDays(7).toString());
        List<ConsumerRecord<byte[], byte[]>> events = events(standard, 2);
        assertThat(events)
                .extracting(event -> header(event, "ce_id"))
                .containsExactly(standard + ":1", standard + ":2");
        STANDARD.assertValid(data(events.get(1)));
        assertThat(tree(data(events.get(1))).at("/versions")).hasSize(2);
        assertThat(versions(standard)).containsExactly(1, 2);
        assertThat(asOf(standard, TODAY.plusDays(6))).isEqualTo(1);
        assertThat(asOf(standard, TODAY.plusDays(7))).isEqualTo(2);
        assertThat(as(ANN, organization)
                        .get(
                                "/v1/standards/{id}?asOf={day}",
                                standard,
                                TODAY.minusDays(1).toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void retiredStandardEndsOnItsDayAndIsTold() {
        UUID standard = published(organization, "One", "", TODAY);
        Response retired = take(
                ANN,
                organization,
                standard,
                1,
                "retire",
                "{\"effectiveTo\": \"" + TODAY.plusDays(3) + "\", \"reason\": \"Scanners do it now\"}");
        assertThat(retired.statusCode()).isEqualTo(200);
        assertThat(retired.jsonPath().getString("status")).isEqualTo("retired");
        STANDARD.assertValid(data(events(standard, 2).get(1)));
        assertThat(asOf(standard, TODAY.plusDays(2))).isEqualTo(1);
        assertThat(as(ANN, organization)
                        .get(
                                "/v1/standards/{id}?asOf={day}",
                                standard,
                                TODAY.plusDays(3).toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void scheduledVersionThatIsRetiredLeavesTheOneBeforeAsItWas() {
        UUID standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        edit(standard, 2, "*", content("Two", "")).then().statusCode(200);
        publish(organization, standard, 2, TODAY.plusDays(7));
        retire(standard, 2, 7).then().statusCode(200);
        assertThat(version(standard, 1).jsonPath().getString("status")).isEqualTo("published");
        assertThat(version(standard, 1).jsonPath().<Object>get("effectiveTo")).isNull();
        assertThat(asOf(standard, TODAY.plusDays(7))).isEqualTo(1);
        JsonNode told = tree(data(events(standard, 3).get(2)));
        STANDARD.assertValid(told.toString());
        assertThat(told.at("/versions/0/status").textValue()).isEqualTo("published");
        newDraft(organization, standard);
        assertThat(version(standard, 3).jsonPath().getString("title")).isEqualTo("One");
    }

    @Test
    void supersededVersionThatStillHoldsCanBeRetiredEarlier() {
        UUID standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        publish(organization, standard, 2, TODAY.plusDays(7));
        assertThat(retire(standard, 1, 7).jsonPath().getList("faults.pointer")).containsExactly("/effectiveTo");
        assertThat(retire(standard, 1, 3).jsonPath().getString("status")).isEqualTo("retired");
        assertThat(asOf(standard, TODAY.plusDays(2))).isEqualTo(1);
        assertThat(asOf(standard, TODAY.plusDays(7))).isEqualTo(2);
        retire(standard, 1, 0).then().statusCode(200);
        Response over = retire(standard, 1, 0);
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(over.jsonPath().getString("code")).isEqualTo("not-now");
    }

    @Test
    void dayThatIsPastInTheVersionsStoreIsNotChanged() {
        Topics.publish(
                store(organization, "S-EAST", "Pacific/Kiritimati"), store(organization, "S-WEST", "Pacific/Niue"));
        soon().until(() -> List.of("S-EAST", "S-WEST").stream()
                .allMatch(code -> as(ANN, organization)
                                .get("/v1/standards?store={code}", code)
                                .statusCode()
                        == 200));
        LocalDate west = LocalDate.now(ZoneId.of("Pacific/Niue"));
        UUID inEast = drafted(organization, "One", ", \"scope\": {\"stores\": [\"S-EAST\"]}");
        UUID inWest = drafted(organization, "Two", ", \"scope\": {\"stores\": [\"S-WEST\"]}");
        UUID everywhere = drafted(organization, "Three", "");
        String body = "{\"effectiveFrom\": \"" + west + "\"}";
        for (UUID standard : List.of(inEast, inWest, everywhere)) {
            approve(organization, standard, 1);
            assertThat(take(ANN, organization, standard, 1, "publish", body).statusCode())
                    .isEqualTo(standard.equals(inWest) ? 200 : 400);
        }
    }

    @Test
    void versionThatNoEventCouldTellIsNotPublished() {
        List<String> codes =
                IntStream.range(0, 3000).mapToObj("S%016d"::formatted).toList();
        // one store that had them all: a scope names what some store is
        Topics.publish(Topics.store(
                organization,
                UUID.randomUUID(),
                1,
                Instant.now(),
                codes.stream()
                        .map("{\"code\": \"%s\", \"name\": \"One\", \"timeZone\": \"UTC\"}"::formatted)
                        .toArray(String[]::new)));
        soon().until(() -> as(ANN, organization)
                        .get("/v1/standards?store={code}", codes.get(2999))
                        .statusCode()
                == 200);
        String stores = codes.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
        UUID standard = drafted(organization, "One", ", \"scope\": {\"stores\": [" + stores + "]}");
        for (int version = 1; version <= 14; version++) {
            publish(organization, standard, version, TODAY);
            newDraft(organization, standard);
        }
        approve(organization, standard, 15);
        Response refused = take(ANN, organization, standard, 15, "publish", "{\"effectiveFrom\": \"" + TODAY + "\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("standard-too-large");
        assertThat(refused.jsonPath().getString("advice")).isEqualTo("fix");
        assertThat(version(standard, 15).jsonPath().getString("status")).isEqualTo("approved");
        assertThat(events(standard, 14)).hasSize(14);
    }

    @Test
    void whoWroteOrSubmittedDoesNotApprove() {
        UUID standard = drafted(organization, "One", "");
        take(BEN, organization, standard, 1, "submit", null).then().statusCode(200);
        for (String hand : List.of(ANN, BEN)) {
            Response refused = take(hand, organization, standard, 1, "approve", null);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("four-eyes");
        }
        Response approved = take("cleo", organization, standard, 1, "approve", null);
        assertThat(approved.jsonPath().getString("status")).isEqualTo("approved");
    }

    @Test
    void stepThatTheStatusDoesNotAllowIsRefusedWithThoseItDoes() {
        UUID standard = drafted(organization, "One", "");
        Response refused = take(ANN, organization, standard, 1, "publish", "{\"effectiveFrom\": \"" + TODAY + "\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("not-now");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("The version is draft: it allows edit, discard, submit, not publish.");
        Response another = as(ANN, organization).post("/v1/standards/{id}/versions", standard);
        assertThat(another.statusCode()).isEqualTo(409);
        assertThat(another.jsonPath().getString("code")).isEqualTo("version-in-work");
    }

    @Test
    void draftThatCannotBeTaughtIsNotSubmitted() {
        Response created = as(ANN, organization).body("{\"title\": \"One\"}").post("/v1/standards");
        UUID standard = UUID.fromString(created.path("id"));
        Response refused = take(ANN, organization, standard, 1, "submit", null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("incomplete");
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("/purpose", "/steps");
    }

    @Test
    void returnedVersionIsADraftAgain() {
        UUID standard = drafted(organization, "One", "");
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        assertThat(take(BEN, organization, standard, 1, "return", "{}").statusCode())
                .isEqualTo(400);
        Response returned = take(BEN, organization, standard, 1, "return", "{\"reason\": \"Shorter, please\"}");
        assertThat(returned.jsonPath().getString("status")).isEqualTo("draft");
    }

    @Test
    void editNeedsTheStateThatWasRead() {
        UUID standard = drafted(organization, "One", "");
        String read = version(standard, 1).header("ETag");
        Response without =
                as(ANN, organization).body(content("Two", "")).put("/v1/standards/{id}/versions/1", standard);
        assertThat(without.statusCode()).isEqualTo(428);
        assertThat(without.jsonPath().getString("code")).isEqualTo("if-match-needed");

        Response edited = edit(standard, 1, read, content("Two", ", \"scope\": {\"regions\": [\"north\"]}"));
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);
        assertThat(edited.header("ETag")).isEqualTo(version(standard, 1).header("ETag"));
        assertThat(version(standard, 1).jsonPath().getString("title")).isEqualTo("Two");
        assertThat(version(standard, 1).jsonPath().getList("scope.regions", String.class))
                .containsExactly("north");

        Response late = edit(standard, 1, read, content("Three", ""));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.jsonPath().getString("code")).isEqualTo("changed-meanwhile");
        assertThat(version(standard, 1).jsonPath().getString("title")).isEqualTo("Two");
        assertThat(edit(standard, 1, edited.header("ETag"), content("Three", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(edit(standard, 1, "*", content("Four", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void approverMaySayWhichStateTheyRead() {
        UUID standard = drafted(organization, "One", "");
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        String read = version(standard, 1).header("ETag");
        take(ANN, organization, standard, 1, "return", "{\"reason\": \"A last change\"}")
                .then()
                .statusCode(200);
        edit(standard, 1, "*", content("Quite another", "")).then().statusCode(200);
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        assertThat(as(BEN, organization)
                        .header("If-Match", read)
                        .post("/v1/standards/{id}/versions/1/approve", standard)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void publishedVersionIsNotEdited() {
        UUID standard = published(organization, "One", "", TODAY);
        Response refused = edit(standard, 1, "*", content("Two", ""));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("not-now");
    }

    @Test
    void allFaultsOfADraftAreToldAtOnce() {
        Response refused = as(ANN, organization).body("""
                        {"title": " ", "purpse": "x", "steps": ["Look.", "", "Look."], "role": "The Cashier",
                         "scope": {"region": ["north"], "stores": [7]}, "resources": "none"}""").post("/v1/standards");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-input");
        assertThat(refused.jsonPath().getList("faults.pointer", String.class))
                .contains(
                        "/title",
                        "/purpse",
                        "/steps/1",
                        "/steps/2",
                        "/role",
                        "/scope/region",
                        "/scope/stores/0",
                        "/resources");
    }

    @Test
    void thePastIsNotChanged() {
        UUID standard = drafted(organization, "One", "");
        approve(organization, standard, 1);
        Response refused =
                take(ANN, organization, standard, 1, "publish", "{\"effectiveFrom\": \"" + TODAY.minusDays(1) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("/effectiveFrom");
        assertThat(take(ANN, organization, standard, 1, "publish", "{\"effectiveFrom\": \"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(take(ANN, organization, standard, 1, "publish", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void unknownVersionsAreNotFound() {
        UUID standard = drafted(organization, "One", "");
        assertThat(version(standard, 2).statusCode()).isEqualTo(404);
        for (String path : List.of("/v1/standards/none", "/v1/standards/" + standard + "/versions/x")) {
            assertThat(as(ANN, organization).get(path).statusCode()).isEqualTo(404);
        }
        assertThat(take(ANN, organization, standard, 2, "submit", null).statusCode())
                .isEqualTo(404);
        assertThat(take(ANN, organization, UUID.randomUUID(), 1, "submit", null).statusCode())
                .isEqualTo(404);
    }

    private Response edit(UUID standard, int number, String ifMatch, String body) {
        return as(ANN, organization)
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/standards/{id}/versions/{n}", standard, number);
    }

    private Response retire(UUID standard, int number, int days) {
        return take(
                ANN,
                organization,
                standard,
                number,
                "retire",
                "{\"effectiveTo\": \"" + TODAY.plusDays(days) + "\", \"reason\": \"Over\"}");
    }

    private static Topics.Sent store(UUID organization, String code, String zone) {
        return Topics.store(
                organization,
                UUID.randomUUID(),
                1,
                "\"code\": \"%s\", \"name\": \"Store\", \"timeZone\": \"%s\"".formatted(code, zone));
    }

    private Response version(UUID standard, int number) {
        return as(ANN, organization).get("/v1/standards/{id}/versions/{n}", standard, number);
    }

    private List<Integer> versions(UUID standard) {
        return as(ANN, organization)
                .get("/v1/standards/{id}/versions", standard)
                .jsonPath()
                .getList("items.number");
    }

    private int asOf(UUID standard, LocalDate day) {
        return as(ANN, organization)
                .get("/v1/standards/{id}?asOf={day}", standard, day.toString())
                .jsonPath()
                .getInt("version.number");
    }

    private List<ConsumerRecord<byte[], byte[]>> events(UUID standard, int atLeast) {
        return soon().until(
                        () -> Topics.withKey(Topics.STANDARDS, organization + "/" + standard),
                        events -> events.size() >= atLeast);
    }
}
