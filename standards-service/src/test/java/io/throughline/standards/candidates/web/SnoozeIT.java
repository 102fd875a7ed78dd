package io.throughline.standards.candidates.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.candidates;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static io.throughline.standards.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateFilter;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.SnoozeEnd;
import io.throughline.standards.candidates.sql.Candidates;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Candidates that are put aside for some time. */
@OnRealParts
class SnoozeIT {

    private static final LocalDate LATER = TODAY.plusDays(30);

    @Inject
    DataSource request;

    private final UUID organization = UUID.randomUUID();

    @Test
    void snoozedCandidateLeavesThoseThatWaitAndSaysUntilWhenAndWhy() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        Response snoozed = snooze(BEN, event.id(), LATER, ", \"reason\": \"After the stocktaking\"");
        assertThat(snoozed.statusCode()).as(snoozed.asString()).isEqualTo(200);
        JsonPath answer = snoozed.jsonPath();
        assertThat(answer.getString("status")).isEqualTo("snoozed");
        assertThat(answer.getString("snoozed.until")).isEqualTo(LATER.toString());
        assertThat(answer.getString("snoozed.by")).isEqualTo(BEN);
        assertThat(answer.getString("snoozed.at")).isNotBlank();
        assertThat(answer.getInt("snoozed.stories")).isEqualTo(34);
        assertThat(answer.getString("snoozed.reason")).isEqualTo("After the stocktaking");
        assertThat(answer.<Object>get("snoozed.ended")).isNull();
        assertThat(answer.<Object>get("decision")).isNull();
        assertThat(candidate(organization, event.id()).asString()).isEqualTo(snoozed.asString());
        assertThat(listed("waiting")).isEmpty();
        assertThat(listed("snoozed")).containsExactly(event.id());
    }

    @Test
    void itIsBackOnItsDayAndNotBefore() throws SQLException {
        PracticeEvent event = known(PracticeEvent.of(organization));
        snooze(ANN, event.id(), LATER, "").then().statusCode(200);
        assertThat(on(LATER.minusDays(1), event).status()).isEqualTo(CandidateStatus.SNOOZED);
        assertThat(on(LATER, event).status()).isEqualTo(CandidateStatus.WAITING);
        assertThat(on(LATER, event).snooze().ended()).isEqualTo(SnoozeEnd.DAY_REACHED);
        assertThat(waitingOn(LATER.minusDays(1))).isEmpty();
        assertThat(waitingOn(LATER)).containsExactly(event.id());
    }

    @Test
    void itIsBackBeforeItsDayOnceItsEvidenceHasDoubled() {
        PracticeEvent event = known(PracticeEvent.of(organization).spread("partial", 34));
        snooze(ANN, event.id(), LATER, "").then().statusCode(200);
        publish(practice(event.revision(2).spread("partial", 67)));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getInt("spread.stories"))
                .isEqualTo(67));
        assertThat(listed("snoozed")).containsExactly(event.id());
        publish(practice(event.revision(3).spread("partial", 68)));
        soon().untilAsserted(() -> assertThat(listed("waiting")).containsExactly(event.id()));
        assertThat(listed("snoozed")).isEmpty();
        JsonPath back = candidate(organization, event.id()).jsonPath();
        assertThat(back.getString("status")).isEqualTo("waiting");
        assertThat(back.getString("snoozed.ended")).isEqualTo("evidence-doubled");
        assertThat(back.getInt("snoozed.stories")).isEqualTo(34);
        // with what is known now it can be put aside again
        assertThat(snooze(ANN, event.id(), LATER, "").jsonPath().getInt("snoozed.stories"))
                .isEqualTo(68);
        assertThat(listed("snoozed")).containsExactly(event.id());
    }

    @Test
    void anotherSnoozeReplacesTheOneBefore() throws SQLException {
        PracticeEvent event = known(PracticeEvent.of(organization));
        snooze(ANN, event.id(), LATER, ", \"reason\": \"Later\"").then().statusCode(200);
        JsonPath again = snooze(BEN, event.id(), TODAY.plusDays(2), "").jsonPath();
        assertThat(again.getString("snoozed.until")).isEqualTo(TODAY.plusDays(2).toString());
        assertThat(again.getString("snoozed.by")).isEqualTo(BEN);
        assertThat(again.<Object>get("snoozed.reason")).isNull();
        assertThat(waitingOn(TODAY.plusDays(2))).containsExactly(event.id());
        snooze(ANN, event.id(), LATER, "").then().statusCode(200);
        assertThat(waitingOn(TODAY.plusDays(2))).isEmpty();
    }

    @Test
    void dayIsAfterTodayAndAtMost366DaysAhead() {
        PracticeEvent event = known(PracticeEvent.of(organization));
        for (LocalDate refused : List.of(TODAY.minusDays(1), TODAY, TODAY.plusDays(368))) {
            Response answer = snooze(ANN, event.id(), refused, "");
            assertThat(answer.statusCode()).as("%s", refused).isEqualTo(400);
            assertThat(answer.jsonPath().getList("faults.pointer")).containsExactly("/until");
        }
        for (String body : List.of("{}", "{\"until\": \"soon\"}", "{\"until\": \"2026-02-30\"}")) {
            assertThat(post(ANN, event.id(), "snooze", body).jsonPath().getList("faults.pointer"))
                    .containsExactly("/until");
        }
        assertThat(post(ANN, event.id(), "snooze", "{\"util\": \"x\", \"reason\": 1}")
                        .jsonPath()
                        .getList("faults.pointer"))
                .containsExactlyInAnyOrder("/until", "/util", "/reason");
        assertThat(listed("waiting")).containsExactly(event.id());
        snooze(ANN, event.id(), TODAY.plusDays(366), "").then().statusCode(200);
    }

    @Test
    void snoozedCandidateCanBeDecidedOn() {
        PracticeEvent accepted = snoozed(PracticeEvent.of(organization));
        PracticeEvent declined = snoozed(PracticeEvent.of(organization));
        PracticeEvent merged = snoozed(PracticeEvent.of(organization));
        UUID standard = UUID.fromString(post(BEN, accepted.id(), "accept", "{}")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        post(BEN, declined.id(), "decline", "{\"reason\": \"No\"}").then().statusCode(200);
        post(BEN, merged.id(), "merge", "{\"standard\": \"" + standard + "\"}")
                .then()
                .statusCode(200);
        assertThat(listed("snoozed")).isEmpty();
        assertThat(listed("accepted")).containsExactly(accepted.id());
        assertThat(listed("declined")).containsExactly(declined.id());
        assertThat(listed("merged-into-standard")).containsExactly(merged.id());
        assertThat(candidate(organization, declined.id()).jsonPath().<Object>get("snoozed"))
                .isNull();
        assertThat(snooze(ANN, declined.id(), LATER, "").jsonPath().getString("code"))
                .isEqualTo("already-decided");
    }

    @Test
    void laterEventsDoNotUndoASnooze() {
        PracticeEvent event = snoozed(PracticeEvent.of(organization));
        publish(practice(event.revision(2).title("Another title")));
        soon().untilAsserted(() -> assertThat(
                        candidate(organization, event.id()).jsonPath().getString("title"))
                .isEqualTo("Another title"));
        assertThat(listed("snoozed")).containsExactly(event.id());
        publish(practiceDeleted(event.revision(3)));
        soon().untilAsserted(() ->
                assertThat(candidate(organization, event.id()).statusCode()).isEqualTo(404));
        assertThat(listed("snoozed")).isEmpty();
        assertThat(listed("waiting")).isEmpty();
        publish(practice(event.revision(4)));
        soon().untilAsserted(() -> assertThat(listed("snoozed")).containsExactly(event.id()));
    }

    @Test
    void snoozeIsCarriedOverToTheSameUnderAnotherId() {
        PracticeEvent event = snoozed(PracticeEvent.of(organization).spread("local", 34));
        PracticeEvent renamed = PracticeEvent.of(organization).revision(2).spread("local", 50);
        publish(practice(event.revision(2).mergedInto(renamed)), practice(renamed));
        soon().untilAsserted(() -> assertThat(listed("snoozed")).containsExactly(renamed.id()));
        JsonPath carried = candidate(organization, renamed.id()).jsonPath();
        assertThat(carried.getString("snoozed.practice")).isEqualTo(event.id().toString());
        assertThat(carried.getInt("snoozed.stories")).isEqualTo(34);
        assertThat(listed("waiting")).isEmpty();
        publish(practice(renamed.revision(3).spread("local", 68)));
        soon().untilAsserted(() -> assertThat(listed("waiting")).containsExactly(renamed.id()));
    }

    @Test
    void snoozeOfASmallOneDoesNotTakeABiggerOneThatWasThereOutOfTheInbox() {
        PracticeEvent small = snoozed(PracticeEvent.of(organization).spread("local", 30));
        PracticeEvent big = known(PracticeEvent.of(organization).spread("partial", 50));
        publish(practice(small.revision(2).mergedInto(big)));
        soon().untilAsserted(() -> assertThat(listed("merged")).containsExactly(small.id()));
        assertThat(listed("waiting")).containsExactly(big.id());
        assertThat(candidate(organization, big.id()).jsonPath().<Object>get("snoozed"))
                .isNull();
    }

    @Test
    void ownSnoozeStandsWhateverThePartsHave() throws SQLException {
        PracticeEvent part = snoozed(PracticeEvent.of(organization).spread("local", 40));
        PracticeEvent whole = known(PracticeEvent.of(organization).spread("local", 30));
        publish(practice(part.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(listed("snoozed")).containsExactly(whole.id()));
        snooze(BEN, whole.id(), TODAY.plusDays(2), "").then().statusCode(200);
        assertThat(waitingOn(TODAY.plusDays(2))).containsExactly(whole.id());
    }

    @Test
    void declineOfAPartComesBeforeItsSnooze() {
        PracticeEvent declined = snoozed(PracticeEvent.of(organization).spread("local", 40));
        PracticeEvent whole = known(PracticeEvent.of(organization).spread("local", 30));
        post(ANN, declined.id(), "decline", "{\"reason\": \"No\"}").then().statusCode(200);
        publish(practice(declined.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(listed("declined")).containsExactly(whole.id()));
        assertThat(listed("snoozed")).isEmpty();
        assertThat(candidate(organization, whole.id()).jsonPath().<Object>get("snoozed"))
                .isNull();
    }

    private PracticeEvent known(PracticeEvent event) {
        publish(practice(event));
        candidateOf(organization, event);
        return event;
    }

    private PracticeEvent snoozed(PracticeEvent event) {
        known(event);
        snooze(ANN, event.id(), LATER, "").then().statusCode(200);
        return event;
    }

    /** @param more JSON that begins with a comma, or nothing */
    private Response snooze(String person, UUID practice, LocalDate until, String more) {
        return post(person, practice, "snooze", "{\"until\": \"" + until + "\"" + more + "}");
    }

    private Response post(String person, UUID practice, String what, String body) {
        return as(person, organization).body(body).post("/v1/candidates/{id}/" + what, practice);
    }

    private List<UUID> listed(String status) {
        return candidates(organization, Map.of("status", status)).jsonPath().getList("items.id", UUID.class);
    }

    /** As it is read on a day that is to come. */
    private Candidate on(LocalDate day, PracticeEvent event) throws SQLException {
        return new OrganizationTransaction(request)
                .call(organization, connection -> Candidates.find(connection, organization, event.id(), day))
                .orElseThrow();
    }

    private List<UUID> waitingOn(LocalDate day) throws SQLException {
        CandidateFilter waiting = new CandidateFilter(CandidateStatus.WAITING, null, null);
        return new OrganizationTransaction(request)
                        .call(
                                organization,
                                connection -> Candidates.list(connection, organization, waiting, day, null, 10))
                        .stream()
                        .map(Candidate::id)
                        .toList();
    }
}
