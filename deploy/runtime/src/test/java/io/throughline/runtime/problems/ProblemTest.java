package io.throughline.runtime.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void faultsAreAnsweredAllAtOnce() throws Exception {
        Faults faults = new Faults();
        faults.add("/store", "required", "is needed");
        faults.add("/rating/value", "type", "must be a number");
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> faults.throwIfAny(CommonProblem.INVALID_INPUT));
        assertThat(json(refusal)).isEqualTo(MAPPER.readTree("""
                {"type": "urn:throughline:problem:invalid-input", "title": "The input has faults", "status": 400,
                 "detail": "2 faults: see faults.", "code": "invalid-input", "advice": "fix",
                 "faults": [{"pointer": "/store", "code": "required", "detail": "is needed"},
                            {"pointer": "/rating/value", "code": "type", "detail": "must be a number"}]}
                """));
        assertThat(refusal.retryAfter()).isNull();
    }

    @Test
    void withoutFaultsThereIsNothingToThrowAndNoListOfThem() throws Exception {
        assertThatCode(() -> new Faults().throwIfAny(CommonProblem.INVALID_INPUT))
                .doesNotThrowAnyException();
        assertThat(json(Problems.notFound("The store S012"))).isEqualTo(MAPPER.readTree("""
                {"type": "urn:throughline:problem:not-found", "title": "There is nothing here by that name", "status": 404,
                 "detail": "The store S012 is not known.", "code": "not-found", "advice": "fix"}
                """));
    }

    @Test
    void whatPassesSaysWhenToComeAgain() {
        ProblemException busy = Problems.retryAfter(CommonProblem.UNAVAILABLE, "Busy.", Duration.ofSeconds(2));
        assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(busy.problem().advice()).isEqualTo(Advice.RETRY);
    }

    @Test
    void codesAreKebabAndUnique() {
        List<String> codes =
                Arrays.stream(CommonProblem.values()).map(CommonProblem::code).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyStatusOfAFrameworkHasItsProblem() {
        assertThat(CommonProblem.ofStatus(400)).isEqualTo(CommonProblem.REFUSED);
        assertThat(CommonProblem.ofStatus(404)).isEqualTo(CommonProblem.NOT_FOUND);
        assertThat(CommonProblem.ofStatus(405)).isEqualTo(CommonProblem.METHOD_NOT_ALLOWED);
        assertThat(CommonProblem.ofStatus(418)).isEqualTo(CommonProblem.REFUSED);
        assertThat(CommonProblem.ofStatus(502)).isEqualTo(CommonProblem.INTERNAL);
        assertThat(CommonProblem.ofStatus(503)).isEqualTo(CommonProblem.UNAVAILABLE);
    }

    private static JsonNode json(ProblemException ending) throws Exception {
        return MAPPER.readTree(MAPPER.writeValueAsBytes(ending.problem()));
    }
}
