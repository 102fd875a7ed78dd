package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Said;
import io.throughline.standards.standards.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All that was said and when, as it was said, and what follows from it for a store and a day by reading all of it: the plainest model there is of
 * what the tables and queries answer.
 */
final class Chronicle {

    static final LocalDate FIRST_DAY = LocalDate.parse("2026-12-01");

    /** @param from null for ever */
    record Period(LocalDate from, String code, String region, String format, String timeZone) {}

    private record Saying(int standard, String variant, Said said, Instant at) {}

    private record Telling(int store, List<Period> history, Instant at) {}

    private record Content(Scope scope, String role) {}

    private record Version(int standard, int number) {}

    private final List<Saying> sayings = new ArrayList<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final Map<Version, Content> contents = new HashMap<>();

    /** @param variant null for the core */
    void published(int standard, String variant, Said said, Scope scope, String role, Instant at) {
        sayings.add(new Saying(standard, variant, said, at));
        contents.put(new Version(standard, said.version()), new Content(scope, role));
    }

    void retired(int standard, String variant, int version, LocalDate to, Instant at) {
        sayings.add(new Saying(standard, variant, new Said("retire", version, index(to), null), at));
    }

    void told(int store, List<Period> history, Instant at) {
        tellings.add(new Telling(store, List.copyOf(history), at));
    }

    static int index(LocalDate day) {
        return (int) (day.toEpochDay() - FIRST_DAY.toEpochDay());
    }

    /** When anything was said. */
    List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        sayings.forEach(one -> times.add(one.at()));
        tellings.forEach(one -> times.add(one.at()));
        return times;
    }

    /** When something was said that is no correction, and the store was known. */
    List<Instant> timesOfLookingAhead(int store) {
        return sayings.stream()
                .filter(one -> !one.said().what().equals("correct"))
                .map(Saying::at)
                .filter(at -> tellings.stream()
                        .anyMatch(one -> one.store() == store && one.at().isBefore(at)))
                .toList();
    }

    /** All that the store ever had, in the order in which they were told. */
    List<String> codes(int store) {
        return tellings.stream()
                .filter(one -> one.store() == store)
                .flatMap(one -> one.history().stream().map(Period::code))
                .distinct()
                .toList();
    }

    /** As it was known then, or as it was first known where that was later. */
    private List<Period> history(int store, Instant knownAt) {
        List<Telling> all =
                tellings.stream().filter(one -> one.store() == store).toList();
        return all.stream()
                .filter(one -> !one.at().isAfter(knownAt))
                .reduce((earlier, later) -> later)
                .orElse(all.get(0))
                .history();
    }

    /** The day that it is then in the store, by the last of its periods that has begun by its own zone. */
    LocalDate today(int store, Instant now, Instant knownAt) {
        List<Period> history = history(store, knownAt);
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(history.get(0).timeZone()));
        for (Period period : history) {
            LocalDate there = LocalDate.ofInstant(now, ZoneId.of(period.timeZone()));
            if (period.from() != null && !period.from().isAfter(there)) {
                today = there;
            }
        }
        return today;
    }

    /** What holds wherever it may be, as {@code standard/version} and the numbers of what variants add. */
    Set<String> holding(String role, LocalDate day, Instant knownAt) {
        return holding(role, day, knownAt, scope -> true);
    }

    /** What holds in a store. */
    Set<String> holding(int store, String role, LocalDate day, Instant knownAt) {
        List<Period> history = history(store, knownAt);
        Period period = history.get(0);
        for (Period one : history) {
            if (one.from() != null && !one.from().isAfter(day)) {
                period = one;
            }
        }
        List<String> codes = history.stream().map(Period::code).toList();
        Period then = period;
        return holding(
                role,
                day,
                knownAt,
                scope -> (scope.regions().isEmpty() || scope.regions().contains(then.region()))
                        && (scope.formats().isEmpty() || scope.formats().contains(then.format()))
                        && (scope.stores().isEmpty() || codes.stream().anyMatch(scope.stores()::contains)));
    }

    private Set<String> holding(String role, LocalDate day, Instant knownAt, Predicate<Scope> there) {
        Set<String> holding = new TreeSet<>();
        for (int standard : standards()) {
            Integer core = number(standard, null, day, knownAt);
            Content content = core == null ? null : contents.get(new Version(standard, core));
            if (core != null && isFor(role, content) && there.test(content.scope())) {
                List<Integer> added = variants(standard).stream()
                        .map(variant -> number(standard, variant, day, knownAt))
                        .filter(number -> number != null
                                && there.test(contents.get(new Version(standard, number))
                                        .scope()))
                        .toList();
                holding.add(standard + "/" + core + " " + added);
            }
        }
        return holding;
    }

    private Set<String> variants(int standard) {
        Set<String> variants = new TreeSet<>();
        sayings.stream()
                .filter(one -> one.standard() == standard && one.variant() != null)
                .forEach(one -> variants.add(one.variant()));
        return variants;
    }

    private static boolean isFor(String role, Content content) {
        return role == null || content.role() == null || content.role().equals(role);
    }

    private Integer number(int standard, String variant, LocalDate day, Instant knownAt) {
        int index = index(day);
        return index < 0 ? null : Said.days(said(standard, variant, knownAt)).get(index);
    }

    private List<Said> said(int standard, String variant, Instant knownAt) {
        return sayings.stream()
                .filter(one -> one.standard() == standard
                        && Objects.equals(one.variant(), variant)
                        && !one.at().isAfter(knownAt))
                .map(Saying::said)
                .toList();
    }

    /** Those of which it is known. */
    private Set<Integer> standards() {
        Set<Integer> standards = new TreeSet<>();
        sayings.forEach(one -> standards.add(one.standard()));
        return standards;
    }

    /** Those for every store and role, of which a version is to hold from a day before on, and none was ever retired: no day may be without one. */
    Set<Integer> neverWithout(LocalDate day, Instant knownAt) {
        Set<Integer> never = new TreeSet<>(standards());
        never.removeIf(standard -> {
            List<Said> said = said(standard, null, knownAt);
            return said.stream().noneMatch(one -> one.day() <= index(day))
                    || said.stream().anyMatch(one -> one.what().equals("retire"))
                    || said.stream()
                            .map(one -> contents.get(new Version(standard, one.version())))
                            .anyMatch(content -> !content.scope().equals(Scope.EVERYWHERE) || content.role() != null);
        });
        return never;
    }
}
