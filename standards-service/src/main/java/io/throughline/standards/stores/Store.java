package io.throughline.standards.stores;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A store as its topic tells it: what it was, is and is planned to be.
 *
 * @param recordedAt since when this is known
 * @param history in order; empty for one that its publisher deleted
 */
public record Store(UUID organization, UUID id, int revision, Instant recordedAt, List<Period> history) {

    /**
     * What holds of a store from a day on, until the next one's.
     *
     * @param from the first day, in the store's zone; null for ever
     * @param code what feedback, tokens and scopes name it by
     * @param timeZone IANA name; the store's days are days in it
     */
    public record Period(LocalDate from, String code, String name, String region, String format, String timeZone) {

        boolean hasBegunOn(LocalDate day) {
            return from == null || !day.isBefore(from);
        }

        LocalDate dayAt(Instant now) {
            return LocalDate.ofInstant(now, zone());
        }

        Instant beginOf(LocalDate day) {
            return day.atStartOfDay(zone()).toInstant();
        }

        /** UTC for one that is not known here: newer than this machine's list of them. */
        private ZoneId zone() {
            try {
                return ZoneId.of(timeZone);
            } catch (DateTimeException unknown) {
                return ZoneOffset.UTC;
            }
        }
    }

    /** What is left of one that its publisher deleted. */
    public static Store deleted(UUID organization, UUID id, int revision, Instant recordedAt) {
        return new Store(organization, id, revision, recordedAt, List.of());
    }

    /** One that is known by its code only; its days are UTC's. */
    public static Store untold(UUID organization, String code) {
        return new Store(
                organization, null, 0, Instant.EPOCH, List.of(new Period(null, code, code, null, null, "UTC")));
    }

    public boolean isDeleted() {
        return history.isEmpty();
    }

    /** All that it ever had, or is planned to have. */
    public Set<String> codes() {
        return history.stream().map(Period::code).collect(Collectors.toSet());
    }

    /** What holds of it on a day; before its beginning what it begins with: people are trained before a store opens. */
    public Period on(LocalDate day) {
        return history.stream()
                .filter(period -> period.hasBegunOn(day))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> history.get(0));
    }

    /** The day that it is in the store. */
    public LocalDate dayAt(Instant now) {
        return history.stream()
                .filter(period -> period.hasBegunOn(period.dayAt(now)))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> history.get(0))
                .dayAt(now);
    }

    /** What holds of it now, and what is planned. */
    public List<Period> from(Instant now) {
        LocalDate today = dayAt(now);
        Period present = on(today);
        return history.stream()
                .filter(period -> period == present || !period.hasBegunOn(today))
                .toList();
    }

    /** When that day is over in the store. */
    public Instant endOf(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return on(next).beginOf(next);
    }
}
