package io.throughline.standards.candidates.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.candidates;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.STANDARDS;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static io.throughline.standards.Topics.publish;
import static io.throughline.standards.Topics.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Candidates that become further evidence of a standard. */
@OnRealParts
class MergeIT {

    private final UUID organization = UUID.randomUUID();

    @Test
    void candidateBecomesFurtherEvidenceOfAStandardAndNoOtherStandardBegins() {
        UUID standard = drafted(organization, "One", "");
        PracticeEvent event = known(PracticeEvent.of(organization));
        Response merged = merge(BEN, event.id(), standard);
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(merged.jsonPath().getString("status")).isEqualTo("merged-into-standard");
        assertThat(merged.jsonPath().getString("decision.outcome")).isEqualTo("merged-into-standard");
        assertThat(merged.jsonPath().getString("decision.by")).isEqualTo(BEN);
        assertThat(merged.jsonPath().getString("decision.at")).isNotBlank();
        assertThat(merged.jsonPath().getString("decision.standard")).isEqualTo(standard.toString());
        assertThat(candidate(organization, event.id()).asString()).isEqualTo(merged.asString());
        assertThat(listed("waiting")).isEmpty();
        assertThat(listed("accepted")).isEmpty();
        assertThat(listed("merged-into-standard")).containsExactly(event.id());
        assertThat(standards("")).containsExactly(standard);
        assertThat(standards("?practice=" + event.id())).containsExactly(standard);
    }

    @Test
    void standardIsFoundByAnyOfItsPracticesAndByWhatTheyBecamePartOf() {
        PracticeEvent made = known(PracticeEvent.of(organization));
        PracticeEvent merged = known(PracticeEvent.of(organization));
        PracticeEvent whole = known(PracticeEvent.of(organization).spread("local", 2));
        UUID standard = accepted(made);
        drafted(organization, "Another", "");
        merge(BEN, merged.id(), standard).then().statusCode(200);
        publish(practice(merged.revision(2).mergedInto(whole)));
        soon().untilAsserted(
                        () -> assertThat(standards("?practice=" + whole.id())).containsExactly(standard));
        assertThat(standards("?practice=" + merged.id())).containsExactly(standard);
        assertThat(standards("?practice=" + made.id())).containsExactly(standard);
    }

    /** An event that was sent must be the same when it is sent again. */
    @Test
    void whatAStandardWasMadeOfStaysAsItWasTold() {
        UUID without = published(organization, "One", "", TODAY);
        PracticeEvent made = known(PracticeEvent.of(organization));
        UUID of = accepted(made);
        merge(BEN, known(PracticeEvent.of(organization)).id(), without).then().statusCode(200);
        merge(BEN, known(PracticeEvent.of(organization)).id(), of).then().statusCode(200);
        assertThat(practiceOf(without)).isNull();
        assertThat(practiceOf(of)).isEqualTo(made.id().toString());
        soon().untilAsserted(() -> assertThat(withKey(STANDARDS, organization + "/" + without))
                .singleElement()
                .extracting(Topics::data)
                .asString()
                .doesNotContain("practice"));
    }

    @Test
    void standardThatIsNotKnownIsAFaultAndNothingIsDecided() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        UUID elsewhere = drafted(UUID.randomUUID(), "Another organization's", "");
        for (UUID unknown : List.of(UUID.randomUUID(), elsewhere, event.id())) {
            Response refused = merge(ANN, event.id(), unknown);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-input");
            assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly("/standard");
        }
        for (String body : List.of("{}", "{\"standard\": \"one\"}")) {
            assertThat(post(ANN, event.id(), "merge", body).jsonPath().getList("faults.pointer"))
                    .containsExactly("/standard");
        }
        assertThat(listed("waiting")).containsExactly(event.id());
    }

    @Test
    void whatIsDecidedIsNotMergedAndWhatIsMergedIsNotDecidedAgain() {
        UUID standard = drafted(organization, "One", "");
        PracticeEvent declined = known(PracticeEvent.of(organization));
        post(ANN, declined.id(), "decline", "{\"reason\": \"No\"}").then().statusCode(200);
        assertThat(merge(BEN, declined.id(), standard).jsonPath().getString("code"))
                .isEqualTo("already-decided");
        PracticeEvent event = known(PracticeEvent.of(organization));
        merge(ANN, event.id(), standard).then().statusCode(200);
        for (Response again : List.of(
                merge(BEN, event.id(), standard),
                post(BEN, event.id(), "accept", "{}"),
                post(BEN, event.id(), "decline", "{\"reason\": \"No\"}"),
                post(BEN, event.id(), "snooze", "{\"until\": \"" + TODAY.plusDays(2) + "\"}"))) {
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.jsonPath().getString("code")).isEqualTo("already-decided");
            assertThat(again.jsonPath().getString("detail"))
                    .startsWith("It was merged into standard " + standard + " by ann at 20");
        }
    }

    @Test
    void ofManyWhoMergeAndAcceptAtOneTimeOneIsFirst() {
        UUID standard = drafted(organization, "One", "");
        PracticeEvent event = known(PracticeEvent.of(organization));
        List<CompletableFuture<Response>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        i % 2 == 0 ? post("p" + i, event.id(), "accept", "{}") : merge("p" + i, event.id(), standard)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).map(Response::statusCode))
                .filteredOn(status -> status < 300)
                .hasSize(1);
    }

    @Test
    void laterEventsDoNotUndoAMerge() {
        UUID standard = drafted(organization, "One", "");
        PracticeEvent event = known(PracticeEvent.of(organization));
        merge(ANN, event.id(), standard).then().statusCode(200);
        publish(practice(event.revision(2).spread("widespread", 777)));
        publish(practiceDeleted(event.revision(3)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getInt("revision"))
                .isEqualTo(3));
        assertThat(candidate(organization, event.id()).jsonPath().getInt("spread.stories"))
                .isEqualTo(777);
        assertThat(listed("merged-into-standard")).containsExactly(event.id());
    }

    @Test
    void mergeIsCarriedOverToABiggerOneAndComesBeforeADecline() {
        UUID standard = drafted(organization, "One", "");
        PracticeEvent declined = known(PracticeEvent.of(organization).spread("local", 40));
        PracticeEvent merged = known(PracticeEvent.of(organization).spread("local", 3));
        PracticeEvent whole = known(PracticeEvent.of(organization).spread("partial", 30));
        post(ANN, declined.id(), "decline", "{\"reason\": \"No\"}").then().statusCode(200);
        merge(BEN, merged.id(), standard).then().statusCode(200);
        publish(practice(declined.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(listed("declined")).containsExactly(whole.id()));
        publish(practice(merged.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(listed("merged-into-standard")).containsExactly(whole.id()));
        var carried = candidate(organization, whole.id()).jsonPath();
        assertThat(carried.getString("decision.standard")).isEqualTo(standard.toString());
        assertThat(carried.getString("decision.practice")).isEqualTo(merged.id().toString());
        assertThat(merge(ANN, whole.id(), standard).jsonPath().getString("code"))
                .isEqualTo("already-decided");
        assertThat(listed("waiting")).isEmpty();
        assertThat(listed("declined")).isEmpty();
    }

    @Test
    void ofAnAcceptedAndAMergedPartTheFirstDecisionHolds() {
        PracticeEvent merged = known(PracticeEvent.of(organization));
        PracticeEvent accepted = known(PracticeEvent.of(organization));
        PracticeEvent whole = known(PracticeEvent.of(organization));
        UUID first = drafted(organization, "One", "");
        merge(BEN, merged.id(), first).then().statusCode(200);
        accepted(accepted);
        publish(practice(accepted.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(listed("accepted")).containsExactly(whole.id()));
        publish(practice(merged.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, whole.id()).jsonPath().getString("decision.standard"))
                .isEqualTo(first.toString()));
    }

    private PracticeEvent known(PracticeEvent event) {
        publish(practice(event));
        candidateOf(organization, event);
        return event;
    }

    private UUID accepted(PracticeEvent event) {
        return UUID.fromString(post(ANN, event.id(), "accept", "{}").path("id"));
    }

    private Response merge(String person, UUID practice, UUID standard) {
        return post(person, practice, "merge", "{\"standard\": \"" + standard + "\"}");
    }

    private Response post(String person, UUID practice, String what, String body) {
        return as(person, organization).body(body).post("/v1/candidates/{id}/" + what, practice);
    }

    private List<UUID> listed(String status) {
        return candidates(organization, Map.of("status", status)).jsonPath().getList("items.id", UUID.class);
    }

    private List<UUID> standards(String query) {
        return as(ANN, organization).get("/v1/standards" + query).jsonPath().getList("items.id", UUID.class);
    }

    private String practiceOf(UUID standard) {
        return as(ANN, organization)
                .get("/v1/standards/{id}", standard)
                .jsonPath()
                .getString("practice");
    }
}
