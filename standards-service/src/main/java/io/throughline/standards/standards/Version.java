package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One version of a standard.
 *
 * @param number from 1, in all of a standard's versions
 * @param variant what it is a version of: additions for some stores; null for the core, which holds in all of the standard's
 * @param corrects the version whose place it takes, from a day on which that one held; null for one that says what holds from its day on
 * @param effectiveFrom first day on which it holds, a day of the store's zone; null until it is published
 * @param effectiveTo first day on which it no longer holds; null while no end is known
 * @param retiredTo the end that a person said, which is kept while another version supersedes it before; null for none
 * @param supersededBy the standard that takes its standard's place from {@code retiredTo} on; null for none
 * @param hands who wrote or submitted it
 */
public record Version(
        int number,
        String variant,
        Integer corrects,
        Status status,
        Content content,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        LocalDate retiredTo,
        UUID supersededBy,
        Instant publishedAt,
        Set<String> hands) {

    static Version draft(int number, String variant, Integer corrects, Content content, String author) {
        return new Version(
                number, variant, corrects, Status.DRAFT, content, null, null, null, null, null, Set.of(author));
    }

    /** A draft that was written elsewhere. */
    public static Version importedDraft(int number, String variant, Content content, String importer) {
        return draft(number, variant, null, content, importer);
    }

    /**
     * One that was published elsewhere, and that is said to hold only now.
     *
     * @param effectiveTo first day on which it no longer holds, after the first on which it does; null while no end is known
     */
    public static Version importedPublished(
            int number,
            String variant,
            Content content,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            String importer,
            Instant now) {
        Version published = draft(number, variant, null, content, importer).publishedFrom(effectiveFrom, now);
        Version ending = effectiveTo == null ? published : published.retiredFrom(effectiveTo, null);
        return ending.settled(List.of(ending));
    }

    public boolean isCore() {
        return variant == null;
    }

    boolean isOf(String other) {
        return Objects.equals(variant, other);
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean holdsOn(LocalDate day) {
        return isPublished() && !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    /** Whether it holds on that day or a later one. */
    boolean holdsFrom(LocalDate day) {
        return holdsAtAll() && (effectiveTo == null || effectiveTo.isAfter(day));
    }

    Version saying(Content other) {
        return new Version(
                number,
                variant,
                corrects,
                status,
                other,
                effectiveFrom,
                effectiveTo,
                retiredTo,
                supersededBy,
                publishedAt,
                hands);
    }

    Version being(Status other) {
        return new Version(
                number,
                variant,
                corrects,
                other,
                content,
                effectiveFrom,
                effectiveTo,
                retiredTo,
                supersededBy,
                publishedAt,
                hands);
    }

    Version touchedBy(String person) {
        Set<String> more = new HashSet<>(hands);
        more.add(person);
        return new Version(
                number,
                variant,
                corrects,
                status,
                content,
                effectiveFrom,
                effectiveTo,
                retiredTo,
                supersededBy,
                publishedAt,
                Set.copyOf(more));
    }

    Version publishedFrom(LocalDate day, Instant now) {
        return new Version(number, variant, corrects, Status.PUBLISHED, content, day, null, null, null, now, hands);
    }

    /** With the end that was said of the one that it corrects. */
    Version publishedInPlaceOf(Version corrected, LocalDate day, Instant now) {
        return new Version(
                number,
                variant,
                corrects,
                Status.PUBLISHED,
                content,
                day,
                null,
                corrected.retiredTo,
                corrected.supersededBy,
                now,
                hands);
    }

    /** Its end follows from {@link #settled}. */
    Version retiredFrom(LocalDate day, UUID supersededBy) {
        return new Version(
                number,
                variant,
                corrects,
                status,
                content,
                effectiveFrom,
                effectiveTo,
                day,
                supersededBy,
                publishedAt,
                hands);
    }

    /**
     * With the end that its own retirement and those published after it leave: one that would end before it begins never holds.
     *
     * @param published of the same variant
     */
    Version settled(List<Version> published) {
        LocalDate end = ends(published)
                .min(Comparator.naturalOrder())
                .map(day -> day.isBefore(effectiveFrom) ? effectiveFrom : day)
                .orElse(null);
        Status settled = end == null ? Status.PUBLISHED : end.equals(retiredTo) ? Status.RETIRED : Status.SUPERSEDED;
        return new Version(
                number,
                variant,
                corrects,
                settled,
                content,
                effectiveFrom,
                end,
                retiredTo,
                supersededBy,
                publishedAt,
                hands);
    }

    /** All days from which on it does not hold, whichever comes first; those before it begins say that it never holds. */
    private Stream<LocalDate> ends(List<Version> published) {
        Stream<LocalDate> own = Stream.concat(
                Stream.ofNullable(retiredTo),
                published.stream()
                        .filter(other -> other.number > number && !other.isCalledOff())
                        .filter(other -> other.corrects == null || other.corrects == number)
                        .map(Version::effectiveFrom));
        // it has the place of the one that it corrects up to that one's end
        Stream<LocalDate> inherited = published.stream()
                .filter(other -> corrects != null && other.number == corrects)
                .flatMap(corrected -> corrected.ends(published))
                .filter(day -> day.isAfter(effectiveFrom));
        return Stream.concat(own, inherited);
    }

    /** Retired before it began: the one before holds on as though this one had not been published. */
    private boolean isCalledOff() {
        return effectiveFrom.equals(retiredTo);
    }

    /** What a day must be to be one on which it holds, for people. */
    String holds() {
        if (!holdsAtAll()) {
            return "must be a day on which version " + number + " holds: it holds on none";
        }
        return "must be a day on which version " + number + " holds: from " + effectiveFrom
                + (effectiveTo == null ? " on" : " to the day before " + effectiveTo);
    }

    /** Whether there is a day on which it holds. */
    public boolean holdsAtAll() {
        return isPublished() && (effectiveTo == null || effectiveTo.isAfter(effectiveFrom));
    }

    /** As it is on a day on which it holds, whatever is to come. */
    public Version whileItHolds() {
        return being(Status.PUBLISHED);
    }
}
