package io.throughline.stories.trends;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which weeks are asked for.
 *
 * @param lastDay any day of the last week
 * @param number of weeks, at least two
 * @param store null for all
 */
public record TrendFilter(LocalDate lastDay, int number, String store) {

    /** Their Mondays, oldest first. */
    public List<LocalDate> weeks() {
        LocalDate last = lastDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.range(0, number)
                .mapToObj(i -> last.minusWeeks(number - 1L - i))
                .toList();
    }
}
