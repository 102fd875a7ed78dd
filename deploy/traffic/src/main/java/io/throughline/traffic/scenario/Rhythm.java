package io.throughline.traffic.scenario;

import io.throughline.traffic.scenario.planted.When.Calendar;
import io.throughline.traffic.scenario.stores.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** When feedback comes: within opening hours, more at lunch and after work, most on Saturdays. */
final class Rhythm implements Calendar {

    private static final double[] DAYS = {0.85, 0.85, 0.95, 1.0, 1.3, 1.75, 1.5};
    private static final int LUNCH = 12;
    private static final int EVENING = 17;

    private final Instant since;
    private final Instant until;
    private final Map<String, Hours> hours = new HashMap<>();

    /** A store's open hours one after the other, with the weight of all up to and including each. */
    private record Hours(Instant[] begins, double[] sums) {}

    Rhythm(Instant until, int days) {
        this.until = until;
        this.since = until.minus(Duration.ofDays(days));
    }

    @Override
    public Instant usual(Store store, double share) {
        Hours open = hours.computeIfAbsent(store.code(), code -> hoursOf(store));
        double[] sums = open.sums();
        double sought = share * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, sought);
        int hour = Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
        double before = hour == 0 ? 0 : sums[hour - 1];
        double within = (sought - before) / (sums[hour] - before);
        return open.begins()[hour].plusMillis(
                (long) (within * Duration.ofHours(1).toMillis()));
    }

    @Override
    public Instant closing(Store store, int day) {
        LocalDate date = since.atZone(store.timeZone()).toLocalDate().plusDays(day + 1L);
        return date.atTime(store.format().closes(date.getDayOfWeek() == DayOfWeek.SUNDAY), 0)
                .atZone(store.timeZone())
                .toInstant();
    }

    private Hours hoursOf(Store store) {
        int most = (int) Duration.between(since, until).toHours();
        Instant[] begins = new Instant[most];
        double[] sums = new double[most];
        int count = 0;
        double sum = 0;
        for (LocalDate day = since.atZone(store.timeZone()).toLocalDate();
                day.atStartOfDay(store.timeZone()).toInstant().isBefore(until);
                day = day.plusDays(1)) {
            boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
            for (int hour = store.format().opens(sunday); hour < store.format().closes(sunday); hour++) {
                ZonedDateTime begin = day.atTime(hour, 0).atZone(store.timeZone());
                boolean inside = !begin.toInstant().isBefore(since)
                        && !begin.plusHours(1).toInstant().isAfter(until);
                if (inside) {
                    sum += DAYS[day.getDayOfWeek().getValue() - 1]
                            * weight(hour, store.format().opens(sunday));
                    begins[count] = begin.toInstant();
                    sums[count++] = sum;
                }
            }
        }
        return new Hours(Arrays.copyOf(begins, count), Arrays.copyOf(sums, count));
    }

    private static double weight(int hour, int opens) {
        if (hour == opens) {
            return 0.5;
        }
        return hour == LUNCH ? 1.6 : hour == EVENING || hour == EVENING + 1 ? 1.9 : 1;
    }
}
