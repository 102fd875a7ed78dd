package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * One version of a standard.
 *
 * @param number from 1
 * @param effectiveFrom first day on which it holds, a day of the store's zone; null until it is published
 * @param effectiveTo first day on which it no longer holds; null while no end is known
 * @param hands who wrote or submitted it
 */
public record Version(
        int number,
        Status status,
        Content content,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        Instant publishedAt,
        Set<String> hands) {

    static Version draft(int number, Content content, String author) {
        return new Version(number, Status.DRAFT, content, null, null, null, Set.of(author));
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public boolean holdsOn(LocalDate day) {
        return isPublished() && !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    Version saying(Content other) {
        return new Version(number, status, other, effectiveFrom, effectiveTo, publishedAt, hands);
    }

    Version being(Status other) {
        return new Version(number, other, content, effectiveFrom, effectiveTo, publishedAt, hands);
    }

    Version touchedBy(String person) {
        Set<String> more = new HashSet<>(hands);
        more.add(person);
        return new Version(number, status, content, effectiveFrom, effectiveTo, publishedAt, Set.copyOf(more));
    }

    Version publishedFrom(LocalDate day, Instant now) {
        return new Version(number, Status.PUBLISHED, content, day, null, now, hands);
    }

    /** One that would have begun on that day or later never holds: its end is its beginning. */
    Version overFrom(LocalDate day, Status over) {
        LocalDate end = day.isBefore(effectiveFrom) ? effectiveFrom : day;
        return new Version(number, over, content, effectiveFrom, end, publishedAt, hands);
    }

    /** Whether it would hold on that day or on a later one. */
    boolean reaches(LocalDate day) {
        return isPublished() && (effectiveTo == null || effectiveTo.isAfter(day) && effectiveTo.isAfter(effectiveFrom));
    }
}
