package io.throughline.standards.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuarterTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Test
    void aNewQuarterBeginsWithEveryDayOfEveryZone() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            for (LocalDate day = FIRST; day.getYear() < 2028; day = day.plusDays(1)) {
                var begin = day.atStartOfDay(ZoneId.of(zone)).toInstant();
                assertThat(Quarter.of(begin.minusMillis(1)))
                        .as(zone + " " + day)
                        .isLessThan(Quarter.of(begin));
            }
        }
    }
}
