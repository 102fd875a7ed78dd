package io.throughline.stories.learning.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.soon;
import static io.throughline.stories.Api.stories;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnRealParts
class ThemesIT {

    static final String FITTING_ROOMS = """
            {"name": "Fitting rooms", "description": "Fitting rooms: trying clothes on, cubicles, curtains, mirrors.",
             "examples": ["The fitting room had no hooks and the curtain did not close.",
                          "I waited ten minutes for a changing cubicle.",
                          "Lovely big mirrors where you try things on."]}
            """;

    private static final String CURTAIN = "The curtain in the fitting room would not shut.";

    private final UUID organization = UUID.randomUUID();

    @Test
    void anOwnThemeIsLiveWithinSecondsAndForNobodyElse() {
        Response added = put(organization, "fitting-rooms", null, FITTING_ROOMS);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.jsonPath().getString("theme")).isEqualTo("own:fitting-rooms");
        soon().until(() -> tried(organization).contains("own:fitting-rooms"));
        assertThat(tried(UUID.randomUUID())).doesNotContain("own:fitting-rooms");

        FeedbackEvent event = FeedbackEvent.of(organization).comment(CURTAIN);
        publish(event);
        assertThat(storyOf(organization, event).jsonPath().getList("themes.theme"))
                .contains("own:fitting-rooms");
        assertThat(stories(organization, Map.of("theme", "own:fitting-rooms"))
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(event.id().toString());
        assertThat(themes(organization)).contains("waiting", "own:fitting-rooms");
        assertThat(themes(UUID.randomUUID())).contains("waiting").doesNotContain("own:fitting-rooms");
    }

    @Test
    void aPersonCanGiveItAsALabelAndWhereItIsDeletedNobodyCan() {
        put(organization, "fitting-rooms", null, FITTING_ROOMS);
        FeedbackEvent event = FeedbackEvent.of(organization).comment("Nothing but a rail there.");
        publish(event);
        storyOf(organization, event);
        String labels = """
                {"kind": "neutral", "sentiment": "neutral", "criticality": "none",
                 "themes": [{"theme": "own:fitting-rooms", "sentiment": "%s"}]}
                """;
        assertThat(label(event, labels.formatted("neutral")).statusCode()).isEqualTo(200);

        assertThat(headOffice(UUID.randomUUID())
                        .delete("/v1/themes/fitting-rooms")
                        .statusCode())
                .isEqualTo(404);
        assertThat(headOffice(organization).delete("/v1/themes/fitting-rooms").statusCode())
                .isEqualTo(204);

        Response refused = label(event, labels.formatted("negative"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("faults[0].pointer")).isEqualTo("/themes/0/theme");
        soon().until(() -> !tried(organization).contains("own:fitting-rooms"));
    }

    @Test
    void whatIsSaidOfItIsReplacedOnlyByWhoHasReadIt() {
        Response added = put(organization, "fitting-rooms", null, FITTING_ROOMS);
        assertThat(put(organization, "fitting-rooms", null, FITTING_ROOMS).statusCode())
                .as("the same again")
                .isEqualTo(200);
        String other = FITTING_ROOMS.replace("Lovely big", "Small");
        assertThat(put(organization, "fitting-rooms", null, other).statusCode()).isEqualTo(428);
        Response replaced = put(organization, "fitting-rooms", added.header("ETag"), other);
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.jsonPath().getInt("revision")).isEqualTo(2);
        assertThat(put(organization, "fitting-rooms", added.header("ETag"), FITTING_ROOMS)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void faultsAreToldWithTheirPlaces() {
        Response refused = put(organization, "fitting-rooms", null, """
                {"name": "", "description": "d", "examples": ["one", "one", "…"], "color": 1}
                """);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("faults.pointer"))
                .containsExactlyInAnyOrder("/name", "/examples/1", "/examples/2", "/color");
        assertThat(put(
                                organization,
                                "fitting-rooms",
                                null,
                                FITTING_ROOMS
                                        .replaceAll("\"Lovely[^\"]*\"", "\"a b\"")
                                        .replaceAll(",\\s*\"I waited[^\"]*\"", ""))
                        .jsonPath()
                        .getList("faults.pointer"))
                .containsExactly("/examples");
        assertThat(put(organization, "Fitting_Rooms", null, FITTING_ROOMS).statusCode())
                .isEqualTo(400);
        assertThat(put(organization, "trends", null, FITTING_ROOMS).statusCode())
                .as("the trends of all themes stand there")
                .isEqualTo(405);
        assertThat(with(tokens().storeManager(organization, "S001"))
                        .contentType("application/json")
                        .body(FITTING_ROOMS)
                        .put("/v1/themes/fitting-rooms")
                        .statusCode())
                .isEqualTo(403);
    }

    static Response put(UUID organization, String code, String ifMatch, String body) {
        var request = headOffice(organization).contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/v1/themes/{code}", code);
    }

    private Response label(FeedbackEvent event, String labels) {
        return headOffice(organization)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(labels)
                .put("/v1/stories/{id}/labels", event.id());
    }

    private static List<String> themes(UUID organization) {
        return headOffice(organization).get("/v1/themes").jsonPath().getList("items.theme");
    }

    private static List<String> tried(UUID organization) {
        List<String> themes = headOffice(organization)
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("text", CURTAIN))))
                .post("/v1/classifications")
                .jsonPath()
                .getList("items[0].themes.theme");
        return themes == null ? List.of() : themes;
    }
}
