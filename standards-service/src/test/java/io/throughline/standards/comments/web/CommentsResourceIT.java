package io.throughline.standards.comments.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People in stores say what they think of a version before it is published, and are answered. */
@OnRealParts
class CommentsResourceIT {

    private static final String FOR_CASHIERS = ", \"role\": \"cashier\"";

    private final UUID organization = UUID.randomUUID();

    @Test
    void whatIsSubmittedIsReadAndCommentedOnByThoseWhomItConcerns() {
        UUID standard = inReview(FOR_CASHIERS);
        assertThat(version(cashier("cid"), standard).statusCode()).isEqualTo(200);
        assertThat(version(manager("S1"), standard).statusCode()).isEqualTo(200);
        Response said =
                comment(cashier("cid"), standard, "{\"text\": \"Who looks after the till?\", \"field\": \"steps/1\"}");
        said.then().statusCode(201);
        assertThat(said.jsonPath().getString("role")).isEqualTo("associate");
        assertThat(said.jsonPath().getList("positions")).containsExactly("cashier");
        comment(manager("S1"), standard, "{\"text\": \"Two people at least.\"}")
                .then()
                .statusCode(201);
        comment(as(ANN, organization), standard, "{\"text\": \"Think of small stores.\"}")
                .then()
                .statusCode(201);
        assertThat(texts(comments(cashier("eve"), standard)))
                .containsExactly("Who looks after the till?", "Two people at least.", "Think of small stores.");
    }

    @Test
    void othersFindNothing() {
        UUID standard = inReview(FOR_CASHIERS + ", \"scope\": {\"stores\": [\"S1\"]}");
        comment(cashier("cid"), standard, "{\"text\": \"Mine\"}").then().statusCode(201);
        for (RequestSpecification other :
                List.of(associate("pat", "picker", "S1"), associate("cid2", "cashier", "S2"), manager("S2"))) {
            assertThat(get(other, standard, "").statusCode()).isEqualTo(404);
            assertThat(get(other, standard, "/comments").statusCode()).isEqualTo(404);
            comment(other, standard, "{\"text\": \"Me too\"}").then().statusCode(404);
        }
    }

    @Test
    void draftIsNotSharedBeforeItIsSubmittedNorWhenItIsReturned() {
        UUID standard = drafted(organization, "One", FOR_CASHIERS);
        assertThat(version(cashier("cid"), standard).statusCode()).isEqualTo(404);
        comment(cashier("cid"), standard, "{\"text\": \"Early\"}").then().statusCode(404);
        comment(as(BEN, organization), standard, "{\"text\": \"A third step?\"}")
                .then()
                .statusCode(201);
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        comment(cashier("cid"), standard, "{\"text\": \"In time\"}").then().statusCode(201);
        take(BEN, organization, standard, 1, "return", "{\"reason\": \"Steps\"}")
                .then()
                .statusCode(200);
        assertThat(version(cashier("cid"), standard).statusCode()).isEqualTo(404);
        comment(cashier("cid"), standard, "{\"text\": \"Late\"}").then().statusCode(404);
        assertThat(texts(comments(cashier("cid"), standard))).containsExactly("In time");
        assertThat(comments(cashier("eve"), standard).statusCode()).isEqualTo(404);
    }

    @Test
    void whatChangesIsReadBesideWhatHolds() {
        UUID standard = inReview(FOR_CASHIERS);
        take(BEN, organization, standard, 1, "approve", null).then().statusCode(200);
        publish(standard);
        newDraft(organization, standard);
        String diff = "/v1/standards/" + standard + "/diff?from=1&to=2";
        assertThat(cashier("cid").get(diff).statusCode()).isEqualTo(404);
        take(ANN, organization, standard, 2, "submit", null).then().statusCode(200);
        assertThat(cashier("cid").get(diff).statusCode()).isEqualTo(200);
        assertThat(associate("pat", "picker", "S1").get(diff).statusCode()).isEqualTo(404);
        Response held = cashier("cid").get("/v1/standards");
        assertThat(held.jsonPath().getList("items.version.number")).containsExactly(1);
    }

    @Test
    void colleaguesSeeWhatSomebodyDoesAndOnlyHeadOfficeWhoItIs() {
        UUID standard = inReview(FOR_CASHIERS);
        String id = id(comment(cashier("cid"), standard, "{\"text\": \"Hm\"}"));
        answer(standard, id, "{\"outcome\": \"taken-up\"}").then().statusCode(200);
        Response colleague = comments(cashier("eve"), standard);
        assertThat(colleague.asString()).doesNotContain("cid").doesNotContain(BEN);
        assertThat(colleague.jsonPath().getList("items.positions")).containsExactly(List.of("cashier"));
        assertThat(colleague.jsonPath().getList("items.own")).containsExactly(false);
        assertThat(comments(manager("S1"), standard).asString()).doesNotContain("cid");
        assertThat(comments(cashier("cid"), standard).jsonPath().getList("items.own"))
                .containsExactly(true);
        Response headOffice = comments(as(ANN, organization), standard);
        assertThat(headOffice.jsonPath().getList("items.by")).containsExactly("cid");
        assertThat(headOffice.jsonPath().getList("items.answer.by")).containsExactly(BEN);
    }

    @Test
    void headOfficeAnswersOnceAndTheAuthorSeesIt() {
        UUID standard = inReview(FOR_CASHIERS);
        String id = id(comment(cashier("cid"), standard, "{\"text\": \"Hm\"}"));
        Response silent = answer(standard, id, "{\"outcome\": \"declined\"}");
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.jsonPath().getList("faults.pointer")).containsExactly("/text");
        answer(standard, id, "{\"outcome\": \"declined\", \"text\": \"No float there.\"}")
                .then()
                .statusCode(200);
        Response again = answer(standard, id, "{\"outcome\": \"taken-up\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("code")).isEqualTo("already-answered");
        var seen = comments(cashier("cid"), standard).jsonPath();
        assertThat(seen.getString("items[0].answer.outcome")).isEqualTo("declined");
        assertThat(seen.getString("items[0].answer.text")).isEqualTo("No float there.");
        assertThat(answer(standard, UUID.randomUUID().toString(), "{\"outcome\": \"taken-up\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void authorWithdrawsTheirOwnAndNobodyElseDoes() {
        UUID standard = inReview(FOR_CASHIERS);
        String id = id(comment(cashier("cid"), standard, "{\"text\": \"Sorry words\"}"));
        assertThat(withdraw(cashier("eve"), standard, id).statusCode()).isEqualTo(403);
        assertThat(withdraw(as(ANN, organization), standard, id).statusCode()).isEqualTo(403);
        assertThat(withdraw(associate("pat", "picker", "S1"), standard, id).statusCode())
                .isEqualTo(404);
        Response withdrawn = withdraw(cashier("cid"), standard, id);
        assertThat(withdrawn.statusCode()).isEqualTo(200);
        assertThat(withdraw(cashier("cid"), standard, id).asString()).isEqualTo(withdrawn.asString());
        Response seen = comments(as(ANN, organization), standard);
        assertThat(seen.asString()).doesNotContain("Sorry").contains("withdrawnAt", "cid");
        Response late = answer(standard, id, "{\"outcome\": \"taken-up\"}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("comment-withdrawn");
    }

    @Test
    void commentsStayWithAPublishedVersionForHeadOfficeAndTheirAuthorsAndNoneAreAdded() {
        UUID standard = inReview(FOR_CASHIERS);
        String id = id(comment(cashier("cid"), standard, "{\"text\": \"Hm\"}"));
        take(BEN, organization, standard, 1, "approve", null).then().statusCode(200);
        comment(cashier("eve"), standard, "{\"text\": \"Approved, too\"}")
                .then()
                .statusCode(201);
        publish(standard);
        for (RequestSpecification person : List.of(cashier("cid"), manager("S1"), as(ANN, organization))) {
            Response closed = comment(person, standard, "{\"text\": \"Late\"}");
            assertThat(closed.statusCode()).isEqualTo(409);
            assertThat(closed.jsonPath().getString("code")).isEqualTo("comments-closed");
        }
        assertThat(texts(comments(as(ANN, organization), standard))).containsExactly("Hm", "Approved, too");
        assertThat(texts(comments(cashier("cid"), standard))).containsExactly("Hm");
        assertThat(texts(comments(manager("S1"), standard))).isEmpty();
        answer(standard, id, "{\"outcome\": \"taken-up\", \"text\": \"Thanks\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void faultyCommentIsRefused() {
        UUID standard = inReview(FOR_CASHIERS);
        Response unknown = comment(cashier("cid"), standard, "{\"texts\": \"Hm\", \"field\": \"steps/7\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.jsonPath().getList("faults.pointer")).containsExactlyInAnyOrder("/text", "/texts");
        for (String body : List.of(
                "{\"text\": \" \"}",
                "{\"text\": \"" + "x".repeat(2001) + "\"}",
                "{\"text\": \"Hm\", \"field\": \"steps/7\"}")) {
            assertThat(comment(cashier("cid"), standard, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(cashier("cid")
                        .post("/v1/standards/" + standard + "/versions/x/comments")
                        .statusCode())
                .isIn(400, 404);
        assertThat(get(cashier("cid"), standard, "/comments?order=up").statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesHaveEachCommentOnceInOrder() {
        UUID standard = inReview("");
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add("Comment " + i);
            comment(cashier("cid"), standard, "{\"text\": \"Comment " + i + "\"}")
                    .then()
                    .statusCode(201);
        }
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Response page = get(cashier("eve"), standard, "/comments?limit=2" + next);
            read.addAll(texts(page));
            String cursor = page.jsonPath().getString("next");
            next = cursor == null ? null : "&next=" + cursor;
        } while (next != null);
        assertThat(read).isEqualTo(said);
        assertThat(comments(cashier("eve"), standard).header("ETag")).isNotNull();
    }

    private UUID inReview(String more) {
        for (String store : List.of("S1", "S2")) {
            Stores.publish(organization, store, "north", "city");
        }
        UUID standard = drafted(organization, "One", more);
        take(ANN, organization, standard, 1, "submit", null).then().statusCode(200);
        return standard;
    }

    private void publish(UUID standard) {
        take(ANN, organization, standard, 1, "publish", "{\"effectiveFrom\": \"" + TODAY + "\"}")
                .then()
                .statusCode(200);
    }

    private RequestSpecification cashier(String person) {
        return associate(person, "cashier", "S1");
    }

    private RequestSpecification associate(String person, String position, String store) {
        return with(tokens().draft(person)
                        .organization(organization)
                        .roles("associate")
                        .stores(store)
                        .positions(position)
                        .sign())
                .contentType("application/json");
    }

    private RequestSpecification manager(String store) {
        return with(tokens().storeManager(organization, store)).contentType("application/json");
    }

    private static Response version(RequestSpecification person, UUID standard) {
        return get(person, standard, "");
    }

    private static Response comments(RequestSpecification person, UUID standard) {
        return get(person, standard, "/comments");
    }

    private static Response get(RequestSpecification person, UUID standard, String rest) {
        return person.get("/v1/standards/" + standard + "/versions/1" + rest);
    }

    private static Response comment(RequestSpecification person, UUID standard, String body) {
        return person.body(body).post("/v1/standards/{id}/versions/1/comments", standard);
    }

    private static Response withdraw(RequestSpecification person, UUID standard, String comment) {
        return person.delete("/v1/standards/{id}/versions/1/comments/{comment}", standard, comment);
    }

    private Response answer(UUID standard, String comment, String body) {
        return as(BEN, organization)
                .body(body)
                .post("/v1/standards/{id}/versions/1/comments/{comment}/answer", standard, comment);
    }

    private static String id(Response created) {
        created.then().statusCode(201);
        return created.path("id");
    }

    private static List<String> texts(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.text");
    }
}
