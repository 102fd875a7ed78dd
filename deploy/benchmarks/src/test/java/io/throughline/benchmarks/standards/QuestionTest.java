package io.throughline.benchmarks.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private final Question question =
            new Question(URI.create("http://localhost/v1/standards"), "token", "cashier", LocalDate.of(2026, 3, 3));

    @Test
    void whatHoldsOnTheDayForTheRoleOrForNoneIsRight() throws JsonProcessingException {
        assertThat(fault("""
                {"items": [
                    {"version": {"role": "cashier", "effectiveFrom": "2026-03-03"}},
                    {"version": {"effectiveFrom": "2025-03-03", "effectiveTo": "2026-03-04"}}]}
                """)).isEmpty();
    }

    @Test
    void anAnswerWithoutItemsIsAFault() throws JsonProcessingException {
        assertThat(fault("{\"items\": []}")).isEqualTo("an answer without items");
        assertThat("{\"items\":[]}".length()).isLessThan(Question.BYTES_OF_AN_ITEM);
    }

    @Test
    void anotherRoleIsAFault() throws JsonProcessingException {
        assertThat(fault("{\"items\": [{\"version\": {\"role\": \"baker\", \"effectiveFrom\": \"2026-01-01\"}}]}"))
                .isEqualTo("an item of another role");
    }

    @Test
    void whatBeginsLaterOrHasEndedIsAFault() throws JsonProcessingException {
        assertThat(fault("{\"items\": [{\"version\": {\"effectiveFrom\": \"2026-03-04\"}}]}"))
                .isEqualTo("an item that does not hold on the day");
        assertThat(
                        fault(
                                "{\"items\": [{\"version\": {\"effectiveFrom\": \"2026-01-01\", \"effectiveTo\": \"2026-03-03\"}}]}"))
                .isEqualTo("an item that does not hold on the day");
    }

    private String fault(String answer) throws JsonProcessingException {
        return question.fault(new ObjectMapper().readTree(answer));
    }
}
