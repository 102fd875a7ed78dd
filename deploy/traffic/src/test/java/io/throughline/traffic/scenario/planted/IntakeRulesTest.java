package io.throughline.traffic.scenario.planted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.scenario.Chain;
import io.throughline.traffic.scenario.Feedback;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The rules of the intake's form, as far as they can be seen from outside. */
class IntakeRulesTest {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TO_BE_MASKED = Pattern.compile("@|\\d(?:[ -]?\\d){7,}");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "store",
            "touchpoint",
            "collectedAt",
            "rating",
            "goalAchieved",
            "reasons",
            "questionnaire",
            "comment",
            "language",
            "employee",
            "voice",
            "device",
            "customer");

    @Test
    void everyFeedbackKeepsTheRules() {
        SoftAssertions all = new SoftAssertions();
        for (Feedback feedback : Chain.SCENARIO.feedback()) {
            JsonNode json = Chain.feedback(feedback.id().toString());
            all.assertThat(FIELDS).as(feedback.json()).containsAll(json::fieldNames);
            for (String code : List.of("store", "touchpoint")) {
                all.assertThat(json.path(code).asText()).matches(CODE);
            }
            all.assertThat(json.has("rating") || json.has("comment"))
                    .as(feedback.json())
                    .isTrue();
            all.assertThat(!json.has("voice") || feedback.channel() == Channel.EMPLOYEE)
                    .as("voice only of employees")
                    .isTrue();
            if (json.has("rating")) {
                JsonNode rating = json.path("rating");
                all.assertThat(rating.path("value").asInt())
                        .isBetween(
                                rating.path("min").asInt(), rating.path("max").asInt());
            }
            json.path("reasons")
                    .forEach(reason -> all.assertThat(reason.asText()).matches(CODE));
            comment(json, all);
        }
        all.assertAll();
    }

    private static void comment(JsonNode json, SoftAssertions all) {
        if (!json.has("comment")) {
            return;
        }
        String comment = json.path("comment").asText();
        all.assertThat(comment).isNotBlank().hasSizeLessThan(2_000).doesNotContain("{", "}", "|", "$", "\u0000", "  ");
        all.assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(comment))
                .as(comment)
                .isTrue();
        all.assertThat(TO_BE_MASKED.matcher(comment).find()).as(comment).isFalse();
    }

    @Test
    void eachChannelSpeaksInItsOwnWay() {
        for (Feedback feedback : Chain.SCENARIO.feedback()) {
            JsonNode json = Chain.feedback(feedback.id().toString());
            assertThat(json.has("device")).isEqualTo(feedback.channel() == Channel.KIOSK);
            assertThat(json.has("voice")).isEqualTo(feedback.channel() == Channel.EMPLOYEE);
            if (json.has("rating")) {
                assertThat(json.path("rating").path("metric").asText())
                        .isEqualTo(feedback.channel() == Channel.APP ? "nps" : "csat");
            }
        }
    }
}
