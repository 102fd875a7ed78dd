package io.throughline.standards.standards.diff;

import static io.throughline.standards.standards.Samples.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentDiffTest {

    private static final Content OTHER = new Content(
            "Swap it",
            null,
            List.of("Look."),
            "go home",
            "cashier",
            new Scope(List.of("north"), List.of("city"), List.of("S1"), List.of("checkout"), List.of()),
            List.of("a bell"),
            List.of("Was it noticed?"),
            List.of(),
            null);

    @Test
    void everyFieldThatDiffersIsTold() throws JsonProcessingException {
        var told = new ObjectMapper().valueToTree(ContentDiff.of(CONTENT, OTHER));
        assertThat(told.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "title", "purpose", "steps", "customerGoal", "role", "scope", "resources", "auditQuestions");
        assertThat(told.get("scope").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("regions", "formats", "stores", "touchpoints");
    }

    @Test
    void fieldThatDoesNotDifferIsNotTold() {
        assertThat(new ObjectMapper()
                        .valueToTree(ContentDiff.of(CONTENT, CONTENT))
                        .toString())
                .isEqualTo("{}");
        Content retitled = new Content(
                "Swap what broke",
                CONTENT.purpose(),
                CONTENT.steps(),
                null,
                null,
                CONTENT.scope(),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(new ObjectMapper()
                        .valueToTree(ContentDiff.of(
                                new Content(
                                        "Swap what breaks",
                                        CONTENT.purpose(),
                                        CONTENT.steps(),
                                        null,
                                        null,
                                        CONTENT.scope(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null),
                                retitled))
                        .toString())
                .isEqualTo("""
                        {"title":[{"op":"equal","text":"Swap what "},{"op":"delete","text":"breaks"},{"op":"insert","text":"broke"}]}""");
    }

    @Test
    void whatIsSaidForTheFirstTimeCame() {
        assertThat(ContentDiff.of(CONTENT, OTHER).customerGoal())
                .containsExactly(new Piece(Piece.Op.INSERT, "go home"));
        assertThat(ContentDiff.of(OTHER, CONTENT).customerGoal())
                .containsExactly(new Piece(Piece.Op.DELETE, "go home"));
    }
}
