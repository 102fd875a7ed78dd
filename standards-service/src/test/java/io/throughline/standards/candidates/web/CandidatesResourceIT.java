package io.throughline.standards.candidates.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.candidates;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnRealParts
class CandidatesResourceIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void mostToldOfComesFirstAndFiltersNarrowTheList() {
        PracticeEvent few =
                known(PracticeEvent.of(organization).spread("star", 3).with("origin", "suggestion"));
        PracticeEvent many = known(PracticeEvent.of(organization).spread("widespread", 90));
        PracticeEvent some = known(PracticeEvent.of(organization).spread("partial", 20));
        assertThat(ids(Map.of())).containsExactly(many.id(), some.id(), few.id());
        assertThat(ids(Map.of("spread", "star"))).containsExactly(few.id());
        assertThat(ids(Map.of("origin", "praise"))).containsExactly(many.id(), some.id());
        assertThat(ids(Map.of("origin", "praise", "spread", "partial"))).containsExactly(some.id());
        assertThat(ids(Map.of("status", "accepted"))).isEmpty();
        decline(ANN, some.id(), "We do this already").then().statusCode(200);
        assertThat(ids(Map.of())).containsExactly(many.id(), few.id());
        assertThat(ids(Map.of("status", "declined"))).containsExactly(some.id());
    }

    @Test
    void pagesTogetherAreTheWholeListEachOnce() {
        // many with one count: the cursor has to tell them apart by id
        PracticeEvent[] events = IntStream.range(0, 23)
                .mapToObj(i -> PracticeEvent.of(organization).spread("local", 5 + i / 10))
                .toArray(PracticeEvent[]::new);
        Stream.of(events).forEach(event -> publish(practice(event)));
        Stream.of(events).forEach(event -> candidateOf(organization, event));
        List<UUID> paged = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            Response page =
                    candidates(organization, next == null ? Map.of("limit", 5) : Map.of("limit", 5, "next", next));
            paged.addAll(ids(page));
            next = page.jsonPath().getString("next");
            pages++;
        } while (next != null);
        assertThat(pages).isEqualTo(5);
        assertThat(paged).doesNotHaveDuplicates().isEqualTo(ids(Map.of("limit", 200)));
    }

    @Test
    void misspeltFiltersAreRefusedAllAtOnceAndACursorBelongsToItsFilters() {
        Response refused = candidates(organization, Map.of("sprd", "star", "status", "open", "limit", 0));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactlyInAnyOrder("sprd", "status", "limit");
        known(PracticeEvent.of(organization));
        known(PracticeEvent.of(organization));
        String next = candidates(organization, Map.of("limit", 1)).path("next");
        assertThat(candidates(organization, Map.of("next", next, "origin", "praise"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void acceptedCandidateBecomesADraftThatLeadsBackToIt() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        Response accepted = accept(ANN, event.id(), "{}");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(201);
        String standard = accepted.path("id");
        assertThat(accepted.header("Location")).endsWith("/v1/standards/" + standard);
        assertThat(accepted.jsonPath().getString("practice"))
                .isEqualTo(event.id().toString());
        assertThat(accepted.jsonPath().getString("version.status")).isEqualTo("draft");
        assertThat(accepted.jsonPath().getString("version.title"))
                .isEqualTo("Swap what is broken before the customer asks");

        var candidate = candidate(organization, event.id()).jsonPath();
        assertThat(candidate.getString("status")).isEqualTo("accepted");
        assertThat(candidate.getString("decision.by")).isEqualTo(ANN);
        assertThat(candidate.getString("decision.standard")).isEqualTo(standard);
        assertThat(as(ANN, organization).get(accepted.header("Location")).asString())
                .isEqualTo(accepted.asString());
    }

    @Test
    void customersWordsDoNotBecomeATitle() {
        UUID story = UUID.randomUUID();
        PracticeEvent event = known(
                PracticeEvent.of(organization).excerpt(story, "He swapped it.").proposedTitle("He swapped it.", story));
        Response refused = accept(ANN, event.id(), "{\"stps\": []}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactlyInAnyOrder("/title", "/stps");
        assertThat(candidate(organization, event.id()).jsonPath().getString("status"))
                .isEqualTo("waiting");
        Response accepted = accept(ANN, event.id(), content("Swap at once", ", \"role\": \"cashier\""));
        assertThat(accepted.jsonPath().getString("version.title")).isEqualTo("Swap at once");
        assertThat(accepted.jsonPath().getString("version.role")).isEqualTo("cashier");
        assertThat(accepted.jsonPath().getList("version.steps")).hasSize(2);
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        decline(ANN, event.id(), "We do this already").then().statusCode(200);
        for (Response again : List.of(accept(BEN, event.id(), "{}"), decline(BEN, event.id(), "No"))) {
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.jsonPath().getString("code")).isEqualTo("already-decided");
            assertThat(again.jsonPath().getString("advice")).isEqualTo("drop");
            assertThat(again.jsonPath().getString("detail")).startsWith("It was declined by ann at 20");
        }
        assertThat(decline(ANN, event.id(), " ").jsonPath().getList("faults.pointer"))
                .containsExactly("/reason");
    }

    @Test
    void ofManyWhoDecideAtOneTimeOneIsFirst() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        List<CompletableFuture<Response>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> i % 2 == 0 ? accept("p" + i, event.id(), "{}") : decline("p" + i, event.id(), "No")))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).map(Response::statusCode))
                .filteredOn(status -> status < 300)
                .hasSize(1);
        int standards = as(ANN, organization)
                .get("/v1/standards")
                .jsonPath()
                .getList("items")
                .size();
        boolean accepted = candidate(organization, event.id())
                .jsonPath()
                .getString("status")
                .equals("accepted");
        assertThat(standards).isEqualTo(accepted ? 1 : 0);
    }

    @Test
    void laterEventsDoNotUndoADecision() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        decline(ANN, event.id(), "We do this already").then().statusCode(200);
        publish(practice(event.revision(2).spread("star", 777)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getInt("spread.stories"))
                .isEqualTo(777));
        assertThat(candidate(organization, event.id()).jsonPath().getString("decision.reason"))
                .isEqualTo("We do this already");
        publish(practiceDeleted(event.revision(3)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getInt("revision"))
                .isEqualTo(3));
        assertThat(candidate(organization, event.id()).jsonPath().getInt("spread.stories"))
                .isEqualTo(777);
        assertThat(candidate(organization, event.id()).jsonPath().getString("status"))
                .isEqualTo("declined");
    }

    @Test
    void undecidedCandidateThatBecomesPartOfAnotherLeadsThere() {
        PracticeEvent part = known(PracticeEvent.of(organization));
        PracticeEvent whole = known(PracticeEvent.of(organization).spread("local", 50));
        publish(practice(part.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(ids(Map.of())).containsExactly(whole.id()));
        assertThat(ids(Map.of("status", "merged"))).containsExactly(part.id());

        Response redirect = candidate(organization, part.id());
        assertThat(redirect.statusCode()).isEqualTo(308);
        assertThat(redirect.header("Location")).endsWith("/v1/candidates/" + whole.id());
        Response refused = accept(ANN, part.id(), "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("candidate-merged");
        assertThat(refused.jsonPath().getString("detail")).contains(whole.id().toString());
        assertThat(accept(ANN, whole.id(), "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void decisionIsCarriedOverToWhatThePracticeBecamePartOfAtEveryRemove() {
        PracticeEvent one = known(PracticeEvent.of(organization));
        PracticeEvent two = known(PracticeEvent.of(organization));
        PracticeEvent three = PracticeEvent.of(organization);
        String standard = accept(ANN, one.id(), "{}").path("id");
        // the last of the line is told of last
        publish(
                practice(two.revision(2).mergedInto(three)),
                practice(one.revision(2).mergedInto(two)),
                practice(three));
        soon().untilAsserted(() -> {
            var candidate = candidate(organization, three.id()).jsonPath();
            assertThat(candidate.getString("status")).isEqualTo("accepted");
            assertThat(candidate.getString("decision.standard")).isEqualTo(standard);
            assertThat(candidate.getString("decision.practice"))
                    .isEqualTo(one.id().toString());
        });
        assertThat(accept(BEN, three.id(), "{}").jsonPath().getString("code")).isEqualTo("already-decided");
        assertThat(ids(Map.of())).isEmpty();
        assertThat(as(ANN, organization)
                        .get("/v1/standards?practice={id}", three.id())
                        .jsonPath()
                        .getList("items.id", String.class))
                .containsExactly(standard);
    }

    @Test
    void declineOfASmallOneDoesNotTakeABiggerOneThatWasThereOutOfTheInbox() {
        PracticeEvent small = known(PracticeEvent.of(organization).spread("star", 3));
        PracticeEvent big = known(PracticeEvent.of(organization).spread("partial", 50));
        decline(ANN, small.id(), "One person's habit").then().statusCode(200);
        publish(practice(small.revision(2).mergedInto(big)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, big.id()).jsonPath().getString("earlierDecision.reason"))
                .isEqualTo("One person's habit"));
        var waiting = candidate(organization, big.id()).jsonPath();
        assertThat(waiting.getString("status")).isEqualTo("waiting");
        assertThat(waiting.<Object>get("decision")).isNull();
        assertThat(waiting.getString("earlierDecision.practice"))
                .isEqualTo(small.id().toString());
        assertThat(ids(Map.of())).containsExactly(big.id());
        assertThat(ids(Map.of("status", "declined"))).isEmpty();
        decline(BEN, big.id(), "Too costly").then().statusCode(200);
        assertThat(candidate(organization, big.id()).jsonPath().getString("decision.reason"))
                .isEqualTo("Too costly");
        assertThat(ids(Map.of("status", "declined"))).containsExactly(big.id());
    }

    @Test
    void declineHoldsForASmallerOneAndForTheSameUnderAnotherId() {
        PracticeEvent declined = known(PracticeEvent.of(organization).spread("local", 40));
        PracticeEvent smaller = known(PracticeEvent.of(organization).spread("star", 30));
        decline(ANN, declined.id(), "We do this already").then().statusCode(200);
        publish(practice(declined.revision(2).mergedInto(smaller)));
        soon().untilAsserted(() -> assertThat(ids(Map.of("status", "declined"))).containsExactly(smaller.id()));
        // a practice that is found anew has another id, and is not one beside it
        PracticeEvent renamed = PracticeEvent.of(organization).revision(3).spread("local", 90);
        PracticeEvent once = known(PracticeEvent.of(organization).spread("local", 20));
        decline(ANN, once.id(), "Too costly").then().statusCode(200);
        publish(practice(once.revision(3).mergedInto(renamed)), practice(renamed));
        soon().untilAsserted(() ->
                assertThat(ids(Map.of("status", "declined"))).containsExactly(renamed.id(), smaller.id()));
        assertThat(ids(Map.of())).isEmpty();
    }

    @Test
    void ownDecisionStandsWhateverThePartsWereDecidedAs() {
        PracticeEvent part = known(PracticeEvent.of(organization));
        PracticeEvent whole = known(PracticeEvent.of(organization));
        accept(ANN, part.id(), "{}").then().statusCode(201);
        decline(BEN, whole.id(), "Too costly").then().statusCode(200);
        publish(practice(part.revision(2).mergedInto(whole)));
        soon().untilAsserted(() ->
                assertThat(candidate(organization, part.id()).statusCode()).isEqualTo(308));
        assertThat(candidate(organization, whole.id()).jsonPath().getString("decision.reason"))
                .isEqualTo("Too costly");
    }

    @Test
    void candidateThatHasNotChangedIsNotSentAgain() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        String tag = candidate(organization, event.id()).header("ETag");
        assertThat(as(ANN, organization)
                        .header("If-None-Match", tag)
                        .get("/v1/candidates/{id}", event.id())
                        .statusCode())
                .isEqualTo(304);
    }

    private PracticeEvent known(PracticeEvent event) {
        publish(practice(event));
        candidateOf(organization, event);
        return event;
    }

    private Response accept(String person, UUID practice, String body) {
        return as(person, organization).body(body).post("/v1/candidates/{id}/accept", practice);
    }

    private Response decline(String person, UUID practice, String reason) {
        return as(person, organization)
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/v1/candidates/{id}/decline", practice);
    }

    private List<UUID> ids(Map<String, ?> query) {
        return ids(candidates(organization, query));
    }

    private static List<UUID> ids(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().<String>getList("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }
}
