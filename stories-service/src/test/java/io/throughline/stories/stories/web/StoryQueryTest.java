package io.throughline.stories.stories.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.stories.classification.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryQueryTest {

    @Test
    void withoutParametersTheNewestFiftyOfAllAreAskedFor() {
        StoryQuery query = StoryQuery.read(Map.of());
        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.after()).isNull();
        assertThat(query.filter()).hasAllNullFieldsOrProperties();
    }

    @Test
    void filtersAreRead() {
        StoryQuery query = StoryQuery.read(Map.of(
                "kind",
                List.of("praise"),
                "review",
                List.of("false"),
                "minConfidence",
                List.of("0.5"),
                "limit",
                List.of("200")));
        assertThat(query.filter().kind()).isEqualTo(Kind.PRAISE);
        assertThat(query.filter().review()).isFalse();
        assertThat(query.filter().minConfidence()).isEqualTo(0.5);
        assertThat(query.limit()).isEqualTo(200);
    }

    @Test
    void dayAsEndIsWithinThePeriod() {
        StoryQuery query = StoryQuery.read(Map.of("from", List.of("2026-11-21"), "to", List.of("2026-11-21")));
        assertThat(query.filter().from()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(query.filter().to()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void instantAsEndIsNot() {
        StoryQuery query = StoryQuery.read(Map.of("to", List.of("2026-11-21T10:15:30+01:00")));
        assertThat(query.filter().to()).isEqualTo(Instant.parse("2026-11-21T09:15:30Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "kind,Praise", "sentiment,good", "criticality,high", "channel,fax", "review,yes", "theme,Stock Availability",
        "minConfidence,1.01", "minConfidence,NaN", "from,21.11.2026", "to,2026-11-21T10:15", "limit,0", "limit,201",
        "limit,1e2", "store,''", "q,kettle", "from,0000-12-31", "from,-0001-01-01", "from,-4714-01-01T00:00:00Z",
        "to,+10000-01-01", "to,+294277-01-01T00:00:00Z", "to,+999999999-12-31T00:00:00Z"
    })
    void whatIsNotTakenIsAFaultOfItsParameter(String name, String value) {
        assertThat(faults(Map.of(name, List.of(value))))
                .extracting(Fault::pointer)
                .containsExactly(name);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(faults(Map.of(
                        "kind",
                        List.of("prais"),
                        "limit",
                        List.of("many"),
                        "kid",
                        List.of("praise"),
                        "store",
                        List.of("a", "b"))))
                .extracting(Fault::pointer, Fault::code)
                .extracting(
                        tuple -> tuple.toList().stream().map(Object::toString).collect(Collectors.joining(" ")))
                .containsExactlyInAnyOrder("kind value", "limit value", "kid unknown", "store repeated");
    }

    @Test
    void periodThatEndsBeforeItBeginsIsAFault() {
        assertThat(faults(Map.of("from", List.of("2026-11-22"), "to", List.of("2026-11-21"))))
                .extracting(Fault::code)
                .containsExactly("order");
    }

    @Test
    void cursorIsTakenWithItsOwnFiltersOnly() {
        UUID id = UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60");
        Instant time = Instant.parse("2026-11-21T09:15:30.250Z");
        String next = StoryQuery.read(Map.of("kind", List.of("praise"))).next(time, id);
        assertThat(StoryQuery.read(Map.of("kind", List.of("praise"), "next", List.of(next), "limit", List.of("7")))
                        .after())
                .isEqualTo(new Cursor(time, id));
        assertThat(faults(Map.of("kind", List.of("complaint"), "next", List.of(next))))
                .extracting(Fault::pointer)
                .containsExactly("next");
    }

    private static List<Fault> faults(Map<String, List<String>> parameters) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> StoryQuery.read(parameters));
        assertThat(problem.problem().status()).isEqualTo(400);
        return problem.problem().faults();
    }
}
