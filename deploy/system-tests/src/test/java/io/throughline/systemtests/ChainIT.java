package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.outcome.Comparison;
import io.throughline.traffic.outcome.ComparisonTable;
import io.throughline.traffic.outcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From customers' words to a published standard, and from the standard back to the words. */
class ChainIT {

    private static final String ANNA = "anna";
    private static final String BEN = "ben";

    private static final String CONTENT = """
            {"title": "Walk customers to their car under an umbrella", "purpose": "Nobody leaves us drenched.",
             "steps": ["Take the large umbrella from the stand.", "Offer to walk along.", "Bring it back."],
             "customerGoal": "get home dry", "role": "greeter", "scope": {}}""";

    private static Retailer retailer;
    private static Outcome outcome;

    @BeforeAll
    static void sendTheScenario() throws IOException {
        retailer = Scenarios.undisturbed().retailer();
        outcome = Scenarios.undisturbed().outcome();
    }

    @Test
    void mostOfWhatWasPlantedIsFoundAndWaitsInTheInbox() {
        Comparison comparison = Comparison.of(Scenarios.SMALL.truth(), outcome);
        assertThat(comparison.found() * 2)
                .as(ComparisonTable.of(Scenarios.SMALL.truth(), outcome))
                .isGreaterThan(comparison.planted().size());
        assertThat(outcome.candidates())
                .extracting(Outcome.Candidate::id)
                .containsExactlyElementsOf(
                        outcome.practices().stream().map(Outcome.Practice::id).toList());
    }

    @Test
    void practiceBecomesAStandardWhoseLineageEndsInCustomersWords() throws IOException {
        Outcome.Practice practice = mostTold(0);
        Answer draft = retailer.standards(ANNA, "POST", "/v1/candidates/" + practice.id() + "/accept", CONTENT);
        assertThat(draft.status()).as("%s", draft.json()).isEqualTo(201);
        String standard = "/v1/standards/" + draft.text("id");

        act(ANNA, standard, "submit", "{}", 200);
        assertThat(act(ANNA, standard, "approve", "{}", 409).text("code")).isEqualTo("four-eyes");
        act(BEN, standard, "approve", "{}", 200);
        LocalDate begin = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        act(BEN, standard, "publish", "{\"effectiveFrom\": \"" + begin + "\"}", 200);

        assertThat(held(begin.minusDays(1))).doesNotContain(draft.text("id"));
        assertThat(held(begin)).contains(draft.text("id"));

        JsonNode lineage =
                retailer.standards(ANNA, "GET", standard + "/lineage", null).json();
        List<String> words = lineage.findValuesAsText("text");
        assertThat(words).isNotEmpty();
        String story = lineage.findValuesAsText("story").get(0);
        assertThat(practice.stories()).contains(story);
        assertThat(words).contains(retailer.story(UUID.fromString(story)).text("text"));
    }

    @Test
    void erasedWordsAreGoneFromTheWholeChainAndStayGone() throws IOException {
        Outcome.Practice practice = mostTold(1);
        Answer accepted = retailer.standards(ANNA, "POST", "/v1/candidates/" + practice.id() + "/accept", CONTENT);
        String lineage = "/v1/standards/" + accepted.text("id") + "/lineage";
        JsonNode before =
                retailer.practice(practice.id()).json().path("excerpts").get(0);
        String story = before.path("story").asText();
        String words = before.path("text").asText();
        assertThat(retailer.standards(ANNA, "GET", lineage, null).json().toString())
                .contains(quoted(words));

        assertThat(retailer.erase(story).status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !anywhere(story, practice.id(), lineage)
                .contains(quoted(words)));

        // everything is told again from the databases, and read
        Outcome now = Scenarios.outcome(retailer, outcome.stories() - 1);
        retailer.republish(Platform.running().feedback(), "feedback");
        retailer.republish(Platform.running().stories(), "practices");
        Topics.awaitRead("stories-service");
        Topics.awaitRead("standards-service");
        assertThat(Scenarios.outcome(retailer, outcome.stories() - 1)).isEqualTo(now);
        assertThat(anywhere(story, practice.id(), lineage)).doesNotContain(quoted(words));
        assertThat(retailer.give("""
                        {"id": "%s", "store": "S001", "touchpoint": "exit", "collectedAt": "2026-11-20T10:15:30+01:00",
                         "comment": "Again."}""".formatted(story)).text("status")).isEqualTo("gone");
    }

    private static String anywhere(String story, String practice, String lineage) throws IOException {
        return retailer.story(UUID.fromString(story)).json()
                + retailer.practice(practice).json().toString()
                + retailer.standards(ANNA, "GET", "/v1/candidates/" + practice, null)
                        .json()
                + retailer.standards(ANNA, "GET", lineage, null).json();
    }

    /** As it stands in a JSON text. */
    private static String quoted(String words) {
        return Http.JSON.getNodeFactory().textNode(words).toString();
    }

    private static Outcome.Practice mostTold(int place) {
        return outcome.practices().stream()
                .sorted((one, other) -> other.stories().size() - one.stories().size())
                .toList()
                .get(place);
    }

    private static List<String> held(LocalDate day) throws IOException {
        return retailer.standards(ANNA, "GET", "/v1/standards?limit=200&asOf=" + day, null)
                .json()
                .findValuesAsText("id");
    }

    private static Answer act(String person, String standard, String action, String body, int status)
            throws IOException {
        Answer answer = retailer.standards(person, "POST", standard + "/versions/1/" + action, body);
        assertThat(answer.status()).as("%s: %s", action, answer.json()).isEqualTo(status);
        return answer;
    }
}
