package io.throughline.standards.lineage;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.take;
import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.practiceDeleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnRealParts
class LineageResourceIT {

    private final UUID organization = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final PracticeEvent event = PracticeEvent.of(organization)
            .excerpt(first, "He swapped it.")
            .excerpt(second, "She fetched another.")
            .proposedTitle("He swapped it.", first);

    @Test
    void fromAStandardOneReadsDownToCustomersWords() {
        UUID standard = accepted();
        publish(organization, standard, 1, TODAY);
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getString("standard")).isEqualTo(standard.toString());
        assertThat(lineage.getString("versions[0].status")).isEqualTo("published");
        assertThat(lineage.getList("versions[0].history.action"))
                .containsExactly("draft", "submit", "approve", "publish");
        assertThat(lineage.getList("versions[0].history.by")).containsExactly(ANN, ANN, BEN, ANN);
        assertThat(lineage.getString("versions[0].history[0].at")).isNotBlank();
        assertThat(lineage.getString("practices[0].id")).isEqualTo(event.id().toString());
        assertThat(lineage.getString("practices[0].decision.outcome")).isEqualTo("accepted");
        assertThat(lineage.getString("practices[0].decision.by")).isEqualTo(ANN);
        assertThat(lineage.getString("practices[0].title")).isEqualTo("He swapped it.");
        assertThat(lineage.getBoolean("practices[0].titleProposed")).isTrue();
        assertThat(lineage.getInt("practices[0].spread.stories")).isEqualTo(34);
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
        assertThat(lineage.getString("practices[0].stories[0].text")).isEqualTo("He swapped it. And that was that.");
        assertThat(lineage.getString("practices[0].stories[0].store")).isEqualTo("S012");
        assertThat(lineage.getInt("practices[0].erased")).isZero();
    }

    @Test
    void whoSupersededAVersionAndWhoBroughtItBackIsTold() {
        UUID standard = accepted();
        publish(organization, standard, 1, TODAY);
        newDraft(organization, standard);
        publish(organization, standard, 2, TODAY.plusDays(7));
        take(
                        BEN,
                        organization,
                        standard,
                        2,
                        "retire",
                        "{\"effectiveTo\": \"" + TODAY.plusDays(7) + "\", \"reason\": \"Too early\"}")
                .then()
                .statusCode(200);
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("versions[1].history.action"))
                .containsExactly("draft", "submit", "approve", "publish", "supersede", "restore");
        assertThat(lineage.getList("versions[1].history.by")).containsExactly(ANN, ANN, BEN, ANN, ANN, BEN);
        assertThat(lineage.getString("versions[1].history[4].at"))
                .isEqualTo(lineage.getString("versions[0].history[3].at"));
    }

    @Test
    void reasonsAreToldWithWhatWasDone() {
        UUID standard = accepted();
        take(ANN, organization, standard, 1, "submit", null);
        take(BEN, organization, standard, 1, "return", "{\"reason\": \"Shorter, please\"}");
        assertThat(lineage(standard).getString("versions[0].history[2].reason")).isEqualTo("Shorter, please");
    }

    @Test
    void erasedStoriesAreCountedAndNotShown() {
        UUID standard = accepted();
        Topics.publish(erased(organization, first));
        soon().untilAsserted(() -> {
            JsonPath lineage = lineage(standard);
            assertThat(lineage.getList("practices[0].stories.story", UUID.class))
                    .containsExactly(second);
            assertThat(lineage.getInt("practices[0].erased")).isEqualTo(1);
            assertThat(lineage.prettify()).doesNotContain("He swapped it");
        });
        // the practice's next revision does not have it either, and the count stays
        Topics.publish(practice(event.revision(2)
                .withoutExcerpts()
                .title("Swap it")
                .excerpt(second, "She fetched another.")
                .excerpt(UUID.randomUUID(), "New.")));
        soon().untilAsserted(() -> assertThat(lineage(standard).getList("practices[0].stories.atDecision"))
                .containsExactly(true, false));
        assertThat(lineage(standard).getInt("practices[0].erased")).isEqualTo(1);
    }

    @Test
    void wordsThatAStandardWasAcceptedOnStayWhateverIsToldLater() {
        UUID standard = accepted();
        UUID later = UUID.randomUUID();
        Topics.publish(practice(event.revision(2).withoutExcerpts().excerpt(later, "Now another is told.")));
        soon().untilAsserted(() -> {
            assertThat(lineage(standard).getList("practices[0].stories.sentence"))
                    .containsExactly("He swapped it.", "She fetched another.", "Now another is told.");
            assertThat(lineage(standard).getList("practices[0].stories.atDecision"))
                    .containsExactly(true, true, false);
        });
        assertThat(candidateOf(organization, event).jsonPath().getList("excerpts.story", UUID.class))
                .containsExactly(later);
        Topics.publish(practice(event.revision(3).excerpt(second, "She fetched another, corrected.")));
        soon().untilAsserted(() -> assertThat(lineage(standard).getList("practices[0].stories.sentence"))
                .containsExactly("He swapped it.", "She fetched another, corrected.", "Now another is told."));
    }

    @Test
    void deletedPracticeIsShownAsItWasKnown() {
        UUID standard = accepted();
        Topics.publish(practiceDeleted(event.revision(2)));
        soon().untilAsserted(() -> assertThat(
                        candidateOf(organization, event).jsonPath().getInt("revision"))
                .isEqualTo(2));
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getString("practices[0].title")).isEqualTo("He swapped it.");
        assertThat(lineage.getInt("practices[0].spread.stories")).isEqualTo(34);
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
        Topics.publish(erased(organization, first));
        soon().untilAsserted(() -> {
            assertThat(lineage(standard).getList("practices[0].stories.story", UUID.class))
                    .containsExactly(second);
            assertThat(lineage(standard).getString("practices[0].title")).isEqualTo("She fetched another.");
        });
    }

    @Test
    void wordsOfAStandardWhosePracticeBecamePartOfAnotherThatIsDeletedStay() {
        UUID standard = accepted();
        PracticeEvent whole = PracticeEvent.of(organization)
                .excerpt(second, "She fetched another.")
                .proposedTitle("She fetched another.", second);
        Topics.publish(practice(event.revision(2).mergedInto(whole)), practice(whole));
        soon().untilAsserted(() -> assertThat(lineage(standard).getString("practices[0].id"))
                .isEqualTo(whole.id().toString()));
        Topics.publish(practiceDeleted(whole.revision(3)));
        soon().untilAsserted(() -> assertThat(
                        candidateOf(organization, whole).jsonPath().getInt("revision"))
                .isEqualTo(3));
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
        assertThat(lineage.getString("practices[0].title")).isEqualTo("He swapped it.");
    }

    @Test
    void lineFollowsThePracticeIntoWhatItBecamePartOf() {
        UUID standard = accepted();
        PracticeEvent whole = PracticeEvent.of(organization)
                .title("Replace what is broken")
                .excerpt(second, "She fetched another.")
                .excerpt(UUID.randomUUID(), "They replaced the lamp.");
        Topics.publish(practice(event.revision(2).mergedInto(whole)), practice(whole));
        soon().untilAsserted(() -> {
            JsonPath lineage = lineage(standard);
            assertThat(lineage.getString("practices[0].id"))
                    .isEqualTo(whole.id().toString());
            assertThat(lineage.getString("practices[0].decision.practice"))
                    .isEqualTo(event.id().toString());
            assertThat(lineage.getString("practices[0].title")).isEqualTo("Replace what is broken");
            assertThat(lineage.getList("practices[0].stories.sentence"))
                    .containsExactly("He swapped it.", "She fetched another.", "They replaced the lamp.");
            assertThat(lineage.getList("practices[0].stories.atDecision")).containsExactly(true, true, false);
        });
    }

    @Test
    void everyPracticeThatLedToTheStandardHasItsOwnDecisionAndStories() {
        UUID standard = accepted();
        UUID third = UUID.randomUUID();
        PracticeEvent further = PracticeEvent.of(organization)
                .title("Look for cracks")
                .spread("star", 3)
                .excerpt(third, "They looked for cracks.");
        merged(further, standard);
        Topics.publish(practice(
                further.revision(2).withoutExcerpts().spread("star", 4).excerpt(UUID.randomUUID(), "She found one.")));
        soon().untilAsserted(() -> assertThat(lineage(standard).getList("practices[1].stories.sentence"))
                .containsExactly("They looked for cracks.", "She found one."));
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("practices.id", UUID.class)).containsExactly(event.id(), further.id());
        assertThat(lineage.getList("practices.decision.outcome")).containsExactly("accepted", "merged-into-standard");
        assertThat(lineage.getList("practices.decision.by")).containsExactly(ANN, BEN);
        assertThat(lineage.getList("practices.decision.at", String.class))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(lineage.getList("practices.decision.stories")).containsExactly(34, 3);
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
        assertThat(lineage.getList("practices[1].stories.atDecision")).containsExactly(true, false);
        assertThat(lineage.getInt("practices[1].spread.stories")).isEqualTo(4);

        Topics.publish(erased(organization, third));
        soon().untilAsserted(() ->
                assertThat(lineage(standard).getList("practices.erased")).containsExactly(0, 1));
    }

    @Test
    void practicesThatBecamePartOfOneAreToldByTheirDecisions() {
        UUID standard = accepted();
        UUID third = UUID.randomUUID();
        PracticeEvent further = PracticeEvent.of(organization).excerpt(third, "They looked for cracks.");
        merged(further, standard);
        PracticeEvent whole =
                PracticeEvent.of(organization).title("Replace what is broken").excerpt(second, "She fetched another.");
        Topics.publish(
                practice(event.revision(2).mergedInto(whole)),
                practice(further.revision(2).mergedInto(whole)),
                practice(whole));
        soon().untilAsserted(() -> assertThat(lineage(standard).getList("practices.id", UUID.class))
                .containsExactly(whole.id(), whole.id()));
        soon().untilAsserted(() ->
                assertThat(lineage(standard).getList("practices.title")).containsOnly("Replace what is broken"));
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("practices.decision.practice", UUID.class))
                .containsExactly(event.id(), further.id());
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
        assertThat(lineage.getList("practices[1].stories.story", UUID.class)).containsExactly(third, second);
        assertThat(lineage.getList("practices[1].stories.atDecision")).containsExactly(true, false);
    }

    @Test
    void standardThatNoPracticeBeganMayHaveSomeThatWereMergedIntoIt() {
        UUID standard = drafted(organization, "One", "");
        merged(event, standard);
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("practices.decision.outcome")).containsExactly("merged-into-standard");
        assertThat(lineage.getList("practices[0].stories.story", UUID.class)).containsExactly(first, second);
    }

    @Test
    void standardWithoutAPracticeHasItsHistory() {
        UUID standard = drafted(organization, "One", "");
        JsonPath lineage = lineage(standard);
        assertThat(lineage.getList("practices")).isEmpty();
        assertThat(lineage.getList("versions[0].history.action")).containsExactly("draft");
    }

    private UUID accepted() {
        Topics.publish(practice(event));
        candidateOf(organization, event);
        return UUID.fromString(as(ANN, organization)
                .body(content("Swap at once", ""))
                .post("/v1/candidates/{id}/accept", event.id())
                .path("id"));
    }

    private void merged(PracticeEvent practice, UUID standard) {
        Topics.publish(practice(practice));
        candidateOf(organization, practice);
        as(BEN, organization)
                .body("{\"standard\": \"" + standard + "\"}")
                .post("/v1/candidates/{id}/merge", practice.id())
                .then()
                .statusCode(200);
    }

    private JsonPath lineage(UUID standard) {
        return as(ANN, organization).get("/v1/standards/{id}/lineage", standard).jsonPath();
    }
}
