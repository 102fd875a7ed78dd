package io.throughline.standards.voice.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.headOffice;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.publish;
import static io.throughline.standards.Topics.store;
import static io.throughline.standards.VoiceEvent.need;
import static io.throughline.standards.VoiceEvent.suggestion;
import static io.throughline.standards.VoiceEvent.voice;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.Drafts;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.VoiceEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One suggestion or need, from the topic to its answer. */
@OnRealParts
class VoicesResourceIT {

    private static final ZoneId FAR_AHEAD = ZoneId.of("Pacific/Kiritimati");
    private static final String ANSWER = "{\"outcome\": \"planned\", \"text\": \"In January.\"}";

    private final UUID organization = UUID.randomUUID();

    @Test
    void itHasAnOwnerAndADueDateAtOnce() {
        Instant received = Instant.parse("2026-01-10T12:00:00Z");
        JsonPath said = read(suggestion(organization).receivedAt(received).told());
        assertThat(said.getString("owner.role")).isEqualTo("head-office");
        assertThat(said.getString("due")).isEqualTo("2026-01-24");
        assertThat(said.getString("words")).isEqualTo("A low trolley would help.");
        assertThat(said.getString("saidAt")).isEqualTo("2026-01-10T12:00:00Z");
        assertThat(said.getList("trail")).isEmpty();
        JsonPath needed = read(need(organization).receivedAt(received).told());
        assertThat(needed.getString("owner.role")).isEqualTo("store-manager");
        assertThat(needed.getString("due")).isEqualTo("2026-01-17");
    }

    @Test
    void itsDaysAreDaysInTheStoreAlsoWhereTheStoreIsToldLater() {
        Instant received = Instant.parse("2026-01-10T12:00:00Z");
        VoiceEvent before = need(organization).store("K1").receivedAt(received).told();
        assertThat(read(before).getString("due")).isEqualTo("2026-01-17");
        publish(store(
                organization,
                UUID.randomUUID(),
                1,
                "\"code\": \"K1\", \"name\": \"One\", \"timeZone\": \"" + FAR_AHEAD + "\""));
        soon().untilAsserted(() -> assertThat(read(before).getString("due")).isEqualTo("2026-01-18"));
        VoiceEvent after = need(organization).store("K1").receivedAt(received).told();
        assertThat(read(after).getString("due")).isEqualTo("2026-01-18");
    }

    @Test
    void whatPeopleDoIsKeptInItsOrderAndTheLastOfEachCounts() {
        UUID id = suggestion(organization).told().id();
        LocalDate day = Drafts.TODAY.plusDays(40);
        edit(as(ANN, organization), id, "owner", "{\"person\": \"ben\", \"reason\": \"His trolleys.\"}", 200);
        edit(as(BEN, organization), id, "due", "{\"due\": \"" + day + "\", \"reason\": \"Stocktaking.\"}", 200);
        edit(as(BEN, organization), id, "answers", ANSWER, 201);
        edit(manager("S012"), id, "owner", "{\"role\": \"store-manager\"}", 200);
        edit(manager("S012"), id, "answers", "{\"outcome\": \"done\", \"text\": \"They are here.\"}", 201);

        JsonPath now = voice(organization, id).jsonPath();
        assertThat(now.getString("status")).isEqualTo("answered");
        assertThat(now.getMap("owner").toString()).isEqualTo("{role=store-manager}");
        assertThat(now.getString("due")).isEqualTo(day.toString());
        assertThat(now.getString("answer.text")).isEqualTo("They are here.");
        assertThat(now.getString("answer.from")).isEqualTo("person");
        assertThat(now.getList("trail.action")).containsExactly("give", "move", "answer", "give", "answer");
        assertThat(now.getList("trail.by")).containsExactly("ann", "ben", "ben", "store-manager", "store-manager");
        assertThat(now.getList("trail.role"))
                .containsExactly("head-office", "head-office", "head-office", "store-manager", "store-manager");
        assertThat(now.getList("trail.reason", String.class))
                .containsExactly("His trolleys.", "Stocktaking.", null, null, null);
        assertThat(now.getList("trail.text", String.class))
                .containsExactly(null, null, "In January.", null, "They are here.");
        assertThat(now.getString("trail[0].owner")).contains("head-office").contains("ben");
    }

    @Test
    void noEventUndoesWhatPeopleDid() {
        VoiceEvent event = need(organization).told();
        LocalDate day = Drafts.TODAY.plusDays(40);
        edit(headOffice(organization), event.id(), "owner", "{\"role\": \"head-office\"}", 200);
        edit(headOffice(organization), event.id(), "due", "{\"due\": \"" + day + "\", \"reason\": \"Later.\"}", 200);
        edit(headOffice(organization), event.id(), "answers", ANSWER, 201);
        event.revision(2).flags("abuse").told();
        assertThat(read(event).getString("status")).isEqualTo("flagged");
        event.revision(3).flags().told();
        publish(store(
                organization, UUID.randomUUID(), 1, "\"code\": \"S012\", \"name\": \"One\", \"timeZone\": \"UTC\""));
        need(organization).told();
        JsonPath now = read(event);
        assertThat(now.getString("status")).isEqualTo("answered");
        assertThat(now.getString("owner.role")).isEqualTo("head-office");
        assertThat(now.getString("due")).isEqualTo(day.toString());
        assertThat(now.getString("answer.text")).isEqualTo("In January.");
    }

    @Test
    void onlyAHigherRevisionChangesIt() {
        VoiceEvent event = need(organization).revision(3).words("Three.").told();
        publish(need(organization)
                .id(event.id())
                .revision(2)
                .words("Two.")
                .flags("abuse")
                .sent());
        need(organization).told();
        assertThat(read(event).getString("words")).isEqualTo("Three.");
        assertThat(read(event).getString("status")).isEqualTo("open");
    }

    @Test
    void editNeedsTheStateThatWasReadAndOfTwoTheSecondReadsAgain() {
        UUID id = need(organization).told().id();
        as(ANN, organization)
                .body(ANSWER)
                .post("/v1/voices/{id}/answers", id)
                .then()
                .statusCode(428);
        String read = voice(organization, id).header("ETag");
        as(ANN, organization)
                .header("If-Match", read)
                .body(ANSWER)
                .post("/v1/voices/{id}/answers", id)
                .then()
                .statusCode(201);
        Response second = as(BEN, organization)
                .header("If-Match", read)
                .body("{\"role\": \"head-office\"}")
                .put("/v1/voices/{id}/owner", id);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.<String>path("code")).isEqualTo("changed-meanwhile");
        assertThat(voice(organization, id).jsonPath().getList("trail")).hasSize(1);
    }

    @Test
    void itIsOverdueWhenTheDayIsOverInTheStore() {
        publish(store(
                organization,
                UUID.randomUUID(),
                1,
                "\"code\": \"K1\", \"name\": \"One\", \"timeZone\": \"" + FAR_AHEAD + "\""));
        soon().untilAsserted(() -> assertThat(read(need(organization)
                                .store("K1")
                                .receivedAt(Instant.parse("2026-01-10T12:00:00Z"))
                                .told())
                        .getString("due"))
                .isEqualTo("2026-01-18"));
        LocalDate today = LocalDate.ofInstant(Instant.now(), FAR_AHEAD);
        Instant noon = today.minusDays(7).atTime(12, 0).atZone(FAR_AHEAD).toInstant();
        VoiceEvent dueToday = need(organization).store("K1").receivedAt(noon).told();
        VoiceEvent dueYesterday = need(organization)
                .store("K1")
                .receivedAt(noon.minus(Duration.ofDays(1)))
                .told();
        assertThat(read(dueToday).getString("status")).isEqualTo("open");
        assertThat(read(dueYesterday).getString("status")).isEqualTo("overdue");
        edit(headOffice(organization), dueYesterday.id(), "answers", ANSWER, 201);
        assertThat(read(dueYesterday).getString("status")).isEqualTo("answered");
    }

    @Test
    void erasureTakesTheWordsAndLeavesWhatPeopleDid() {
        UUID id = need(organization).words("zyxwv").told().id();
        edit(headOffice(organization), id, "answers", ANSWER, 201);
        publish(erased(organization, id));
        soon().untilAsserted(() ->
                assertThat(voice(organization, id).<String>path("status")).isEqualTo("erased"));
        Response left = voice(organization, id);
        assertThat(left.asString()).doesNotContain("zyxwv");
        assertThat(left.<String>path("answer.text")).isEqualTo("In January.");
        Response late =
                headOffice(organization).header("If-Match", "*").body(ANSWER).post("/v1/voices/{id}/answers", id);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("code")).isEqualTo("voice-erased");
    }

    @Test
    void whoProposedADeclinedPracticeReadsTheReason() {
        UUID id = suggestion(organization).told().id();
        PracticeEvent event =
                PracticeEvent.of(organization).with("origin", "suggestion").excerpt(id, "A low trolley would help.");
        publish(practice(event));
        candidateOf(organization, event);
        JsonPath waiting = associated(id);
        assertThat(waiting.getString("status")).isEqualTo("open");
        assertThat(waiting.getList("candidates.status")).containsExactly("waiting");

        headOffice(organization)
                .body("{\"reason\": \"No room at the doors.\"}")
                .post("/v1/candidates/{id}/decline", event.id())
                .then()
                .statusCode(200);
        JsonPath declined = associated(id);
        assertThat(declined.getString("status")).isEqualTo("answered");
        assertThat(declined.getString("answer.from")).isEqualTo("candidate");
        assertThat(declined.getString("answer.outcome")).isEqualTo("declined");
        assertThat(declined.getString("answer.text")).isEqualTo("No room at the doors.");
        assertThat(declined.getString("answer.candidate")).isEqualTo(event.id().toString());
        assertThat(declined.getString("candidates[0].reason")).isEqualTo("No room at the doors.");
        assertThat(declined.getString("answer.by")).isNull();

        edit(headOffice(organization), id, "answers", ANSWER, 201);
        assertThat(associated(id).getString("answer.from")).isEqualTo("person");

        publish(erased(organization, id));
        soon().untilAsserted(
                        () -> assertThat(associated(id).getString("status")).isEqualTo("erased"));
        assertThat(associated(id).getList("candidates.status")).containsExactly("declined");
    }

    @Test
    void candidateIsTheOneThatItHasBecomePartOf() {
        UUID id = suggestion(organization).told().id();
        PracticeEvent part = PracticeEvent.of(organization).excerpt(id, "A low trolley would help.");
        PracticeEvent whole = PracticeEvent.of(organization);
        publish(practice(part), practice(whole));
        candidateOf(organization, part);
        candidateOf(organization, whole);
        UUID standard = published(organization, "Low trolleys", "", Drafts.TODAY);
        headOffice(organization)
                .body("{\"standard\": \"" + standard + "\"}")
                .post("/v1/candidates/{id}/merge", part.id())
                .then()
                .statusCode(200);
        publish(practice(part.revision(2).mergedInto(whole)));
        soon().untilAsserted(() -> assertThat(associated(id).getString("candidates[0].id"))
                .isEqualTo(whole.id().toString()));
        JsonPath led = associated(id);
        assertThat(led.getList("candidates")).hasSize(1);
        assertThat(led.getString("candidates[0].status")).isEqualTo("merged-into-standard");
        assertThat(led.getString("candidates[0].standard")).isEqualTo(standard.toString());
        assertThat(led.getString("answer.outcome")).isEqualTo("planned");
        assertThat(led.getString("answer.standard")).isEqualTo(standard.toString());
        assertThat(headOffice(organization)
                        .get("/v1/voices?status=answered")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id.toString());
    }

    @Test
    void associatesReadTheAnswerAndNobodysName() {
        VoiceEvent event = suggestion(organization).told();
        edit(as("zoe", organization), event.id(), "owner", "{\"person\": \"yves\"}", 200);
        edit(as("yves", organization), event.id(), "answers", ANSWER, 201);
        Response seen = associate(organization, "S012").get("/v1/voices/{id}", event.id());
        assertThat(seen.asString()).doesNotContain("zoe", "yves", "trail");
        assertThat(seen.<String>path("answer.text")).isEqualTo("In January.");
        assertThat(seen.<String>path("answer.role")).isEqualTo("head-office");
        assertThat(seen.<String>path("owner.role")).isEqualTo("head-office");
        assertThat(associate(organization, "S012").get("/v1/voices").asString()).doesNotContain("zoe", "yves");

        event.revision(2).flags("abuse").told();
        assertThat(associated(event.id()).getString("words")).isNull();
        assertThat(read(event).getString("words")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner   | {}                                            | /role",
                "owner   | {\"role\": \"associate\"}                     | /role",
                "owner   | {\"person\": \" \"}                           | /person",
                "due     | {\"due\": \"2999-01-01\", \"reason\": \"R\"}  | /due",
                "due     | {\"due\": \"2020-01-01\", \"reason\": \"R\"}  | /due",
                "due     | {\"due\": \"2999-01-01\"}                     | /reason",
                "answers | {\"outcome\": \"declined\"}                   | /text",
                "answers | {\"outcome\": \"declined\", \"text\": \" \"}  | /text",
                "answers | {\"outcome\": \"maybe\", \"text\": \"T\"}     | /outcome",
                "answers | {\"outcome\": \"done\", \"text\": \"T\", \"by\": \"me\"} | /by"
            })
    void faultsAreNamedAndNothingIsDone(String what, String body, String pointer) {
        UUID id = need(organization).told().id();
        RequestSpecification edit =
                headOffice(organization).header("If-Match", "*").body(body);
        Response refused = edit.request(what.equals("answers") ? "post" : "put", "/v1/voices/{id}/" + what, id);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer")).containsExactly(pointer);
        assertThat(voice(organization, id).jsonPath().getList("trail")).isEmpty();
    }

    private JsonPath read(VoiceEvent event) {
        return voice(organization, event.id()).jsonPath();
    }

    private JsonPath associated(UUID id) {
        return associate(organization, "S012").get("/v1/voices/{id}", id).jsonPath();
    }

    private RequestSpecification manager(String... stores) {
        return with(tokens().storeManager(organization, stores)).contentType("application/json");
    }

    /** Reads it as whoever edits it, and edits that state. */
    private static void edit(RequestSpecification who, UUID id, String what, String body, int status) {
        String read = who.get("/v1/voices/" + id).header("ETag");
        Response edited = who.header("If-Match", read)
                .body(body)
                .request(what.equals("answers") ? "post" : "put", "/v1/voices/" + id + "/" + what);
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(status);
    }
}
