package io.throughline.runtime.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    static final String FILTERS = "store=S012&kind=praise";

    final Cursor cursor = new Cursor(
            Instant.parse("2026-11-21T09:15:30.250Z"), UUID.fromString("0192f0c1-0000-7000-8000-00000000000a"));

    @Test
    void comesBackAsItWas() {
        assertThat(Cursor.decode(cursor.encode(FILTERS), FILTERS)).isEqualTo(cursor);
    }

    @Test
    void fitsIntoAnAddress() {
        assertThat(cursor.encode(FILTERS)).matches("[A-Za-z0-9_-]{20,120}");
    }

    @Test
    void withOtherFiltersItIsRefused() {
        assertRefused(cursor.encode("store=S013&kind=praise"));
        assertRefused(cursor.encode(""));
    }

    @Test
    void withAnotherPositionItIsRefused() {
        String plain = new String(Base64.getUrlDecoder().decode(cursor.encode(FILTERS)), UTF_8);
        assertRefused(encode(plain.replaceFirst("^\\d+", "9223372036854775807")));
        assertRefused(encode(plain.replace("8000", "9000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00+18:00", "9999-12-31T23:59:59.999-18:00"})
    void timesOfTheYears1To9999ComeBack(OffsetDateTime time) {
        Cursor extreme = new Cursor(time.toInstant(), cursor.id());
        assertThat(Cursor.decode(extreme.encode(FILTERS), FILTERS)).isEqualTo(extreme);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -62_135_661_600_001L, 253_402_365_600_000L, Long.MAX_VALUE})
    void timesOfOtherYearsAreRefused(long millis) {
        assertRefused(new Cursor(Instant.ofEpochMilli(millis), cursor.id()).encode(FILTERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a cursor", "####", "fn5-", "MX4xfjE", "MTIzfm5vLXV1aWR-MDA"})
    void whatIsNoCursorIsRefused(String garbled) {
        assertRefused(garbled);
    }

    private static String encode(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, FILTERS))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problem)
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.code()).isEqualTo("invalid-query");
                    assertThat(problem.faults())
                            .containsExactly(new Fault(
                                    "next",
                                    "cursor",
                                    "is not a cursor of this list with these filters; start without it"));
                });
    }
}
