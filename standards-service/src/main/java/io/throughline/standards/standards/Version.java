package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One version of a standard.
 *
 * @param number from 1
 * @param effectiveFrom first day on which it holds, a day of the store's zone; null until it is published
 * @param effectiveTo first day on which it no longer holds; null while no end is known
 * @param retiredTo the end that a person said, which is kept while another version supersedes it before; null for none
 * @param hands who wrote or submitted it
 */
public record Version(
        int number,
        Status status,
        Content content,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        LocalDate retiredTo,
        Instant publishedAt,
        Set<String> hands) {

    static Version draft(int number, Content content, String author) {
        return new Version(number, Status.DRAFT, content, null, null, null, null, Set.of(author));
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean holdsOn(LocalDate day) {
        return isPublished() && !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    Version saying(Content other) {
        return new Version(number, status, other, effectiveFrom, effectiveTo, retiredTo, publishedAt, hands);
    }

    Version being(Status other) {
        return new Version(number, other, content, effectiveFrom, effectiveTo, retiredTo, publishedAt, hands);
    }

    Version touchedBy(String person) {
        Set<String> more = new HashSet<>(hands);
        more.add(person);
        return new Version(
                number, status, content, effectiveFrom, effectiveTo, retiredTo, publishedAt, Set.copyOf(more));
    }

    Version publishedFrom(LocalDate day, Instant now) {
        return new Version(number, Status.PUBLISHED, content, day, null, null, now, hands);
    }

    /** Its end follows from {@link #settled}. */
    Version retiredFrom(LocalDate day) {
        return new Version(number, status, content, effectiveFrom, effectiveTo, day, publishedAt, hands);
    }

    /** With the end that its own retirement and those published after it leave: one that would end before it begins never holds. */
    Version settled(List<Version> published) {
        LocalDate end = Stream.concat(
                        Stream.ofNullable(retiredTo),
                        published.stream()
                                .filter(other -> other.number > number && !other.isCalledOff())
                                .map(Version::effectiveFrom))
                .min(Comparator.naturalOrder())
                .map(day -> day.isBefore(effectiveFrom) ? effectiveFrom : day)
                .orElse(null);
        Status settled = end == null ? Status.PUBLISHED : end.equals(retiredTo) ? Status.RETIRED : Status.SUPERSEDED;
        return new Version(number, settled, content, effectiveFrom, end, retiredTo, publishedAt, hands);
    }

    /** Retired before it began: the one before holds on as though this one had not been published. */
    private boolean isCalledOff() {
        return effectiveFrom.equals(retiredTo);
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
