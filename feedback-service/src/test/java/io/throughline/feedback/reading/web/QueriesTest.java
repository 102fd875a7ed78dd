package io.throughline.feedback.reading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.feedback.reading.Dimension;
import io.throughline.feedback.reading.Edge;
import io.throughline.feedback.reading.Period;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aDayAsTheEndIsWithin() {
        Period period = list("from=2026-11-01&to=2026-11-07").filter().period();
        assertThat(period)
                .isEqualTo(
                        new Period(Edge.startOf(LocalDate.of(2026, 11, 1)), Edge.startOf(LocalDate.of(2026, 11, 8))));
        assertThat(list("from=2026-11-01T10:00:00+01:00").filter().period().from())
                .isEqualTo(Edge.at(Instant.parse("2026-11-01T09:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minRating=50 | metric",
                "metric=csat&minRating=101 | minRating",
                "metric=csat&maxRating=1e2 | maxRating",
                "metric=csat&minRating=60&maxRating=40 | maxRating",
                "metric=stars | metric",
                "channel=fax | channel",
                "flag=odd | flag",
                "past=maybe | past",
                "status=gone | status",
                "from=2026-11-07&to=2026-11-06 | to",
                "from=yesterday | from",
                "from=0000-01-01 | from",
                "from=2026-11-07T10:00:00 | from",
                "text=kettle&from=2026-11-07 | store",
                "text=kettle&store=S1 | from",
                "text=kettle&store=S1&from=2026-10-20 | from",
                "text=kettle&store=S1&from=2026-10-01&to=2026-11-01 | from",
                "space=live | space",
                "limit=0 | limit",
                "limit=201 | limit",
                "stores=S1 | stores",
                "store=S1&store=S2 | store",
                "next=garbled | next",
            })
    void aFaultNamesItsParameter(String query, String parameter) {
        assertThat(faults(() -> list(query))).containsExactly(parameter);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(faults(() -> list("minRating=x&flag=odd&text=kettle&limit=0&colour=red")))
                .containsExactly("minRating", "flag", "store", "from", "limit", "colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text=kettle&store=S1&from=2026-10-21T12:00:00Z",
                "text=kettle&store=S1&from=2026-10-01&to=2026-10-31",
                "metric=nps&minRating=0&maxRating=99.99",
            })
    void whatIsBoundedIsTaken(String query) {
        assertThat(list(query).limit()).isEqualTo(50);
    }

    @Test
    void countsNeedAStoreOrAtMost92Days() {
        assertThat(faults(() -> counts(""))).containsExactly("from");
        assertThat(faults(() -> counts("region=north&from=2026-08-01"))).containsExactly("from");
        assertThat(faults(() -> counts("store=S1&status=held"))).containsExactly("status");
        assertThat(counts("from=2026-08-22").by()).isEmpty();
        assertThat(counts("store=S1&by=store,day").by()).containsExactly(Dimension.DAY, Dimension.STORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"week", "day,day", "day,", "day,store,touchpoint"})
    void countsAreByOneOrTwoDimensions(String by) {
        assertThat(faults(() -> counts("store=S1&by=" + by))).containsExactly("by");
    }

    @Test
    void anExportsMarkIsNotOlderThanTheLedgersMemory() {
        assertThat(faults(() -> ExportQuery.read(parameters("changedSince=2025-10-01T00:00:00Z"), NOW)))
                .containsExactly("changedSince");
        assertThat(faults(() -> ExportQuery.read(parameters("changedSince=2026-11-01&format=xlsx"), NOW)))
                .containsExactly("format", "changedSince");
        ExportQuery query = ExportQuery.read(parameters("changedSince=2026-11-01T00:00:00Z"), NOW);
        assertThat(query.format()).isEqualTo(ExportQuery.Format.CSV);
    }

    private static ListQuery list(String query) {
        return ListQuery.read(parameters(query), NOW);
    }

    private static CountsQuery counts(String query) {
        return CountsQuery.read(parameters(query), NOW);
    }

    private static List<String> faults(ThrowingCallable read) {
        List<String> faults = new java.util.ArrayList<>();
        assertThatThrownBy(read).isInstanceOfSatisfying(ProblemException.class, e -> e.problem().faults().stream()
                .map(Fault::pointer)
                .forEach(faults::add));
        return faults;
    }

    private static Map<String, List<String>> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }
}
