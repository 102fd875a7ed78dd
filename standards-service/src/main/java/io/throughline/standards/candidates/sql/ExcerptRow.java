package io.throughline.standards.candidates.sql;

import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Practice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A row of the table {@code excerpt}, named as its columns are. */
record ExcerptRow(
        UUID organization,
        UUID practice,
        UUID story,
        Integer rank,
        String store,
        String touchpoint,
        Instant correctedAt,
        String sentence,
        String text,
        String title) {

    /**
     * The practice's words, each with the story that they are of. A proposed title that names no story is not taken in: it could not be
     * found again when its feedback is erased.
     */
    static Stream<ExcerptRow> of(Practice practice) {
        Map<UUID, ExcerptRow> rows = new LinkedHashMap<>();
        for (Excerpt excerpt : practice.excerpts()) {
            boolean isTitle = practice.titleProposed() && excerpt.story().equals(practice.titleFrom());
            rows.putIfAbsent(
                    excerpt.story(),
                    new ExcerptRow(
                            practice.organization(),
                            practice.id(),
                            excerpt.story(),
                            rows.size() + 1,
                            excerpt.store(),
                            excerpt.touchpoint(),
                            excerpt.correctedAt(),
                            excerpt.sentence(),
                            excerpt.text(),
                            isTitle ? practice.title() : null));
        }
        if (practice.titleProposed() && practice.titleFrom() != null) {
            rows.computeIfAbsent(practice.titleFrom(), story -> titleOnly(practice, story));
        }
        return rows.values().stream();
    }

    private static ExcerptRow titleOnly(Practice practice, UUID story) {
        return new ExcerptRow(
                practice.organization(), practice.id(), story, null, null, null, null, null, null, practice.title());
    }
}
