package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Practice;
import io.throughline.standards.candidates.Spread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of the table {@code practice}, named as its columns are. */
record PracticeRow(
        UUID organization,
        UUID id,
        int revision,
        int firstRevision,
        boolean deleted,
        String origin,
        UUID mergedInto,
        String title,
        List<String> terms,
        List<String> themes,
        String spreadClass,
        int stories,
        Spread spread,
        Instant firstAt,
        Instant lastAt) {

    static PracticeRow of(Practice practice) {
        Spread spread = practice.spread();
        return new PracticeRow(
                practice.organization(),
                practice.id(),
                practice.revision(),
                practice.revision(),
                practice.deleted(),
                practice.origin() == null ? null : practice.origin().wireName(),
                practice.mergedInto(),
                practice.titleProposed() ? null : practice.title(),
                practice.terms(),
                practice.themes(),
                spread == null ? null : spread.spreadClass().wireName(),
                spread == null ? 0 : spread.stories(),
                spread,
                practice.firstAt(),
                practice.lastAt());
    }
}
