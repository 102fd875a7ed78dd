package io.throughline.standards.voice.sql;

import io.throughline.standards.voice.DueDate;
import io.throughline.standards.voice.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A row of the table {@code voice} as it comes in, named as its columns are. */
record VoiceRow(
        UUID organization,
        UUID id,
        int revision,
        String kind,
        String store,
        String touchpoint,
        Instant saidAt,
        Instant receivedAt,
        String words,
        String language,
        List<String> flags,
        int answerDays,
        LocalDate dueFirst,
        Instant dueEnds,
        String ownerRole) {

    static VoiceRow of(Told told, int answerDays, DueDate due) {
        return new VoiceRow(
                told.organization(),
                told.id(),
                told.revision(),
                told.kind().wireName(),
                told.store(),
                told.touchpoint(),
                told.saidAt(),
                told.receivedAt(),
                told.words(),
                told.language(),
                told.flags(),
                answerDays,
                due.day(),
                due.ends(),
                told.kind().firstOwner().role().wireName());
    }
}
