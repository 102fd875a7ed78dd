package io.throughline.feedback.intake.sql;

import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.Outcome;
import java.util.concurrent.CompletableFuture;

/** A feedback on its way to the database, and the promise to say what became of it. */
record Entry(Feedback feedback, byte[] digest, CompletableFuture<Outcome> outcome) {

    EntryKey key() {
        return new EntryKey(feedback.organization(), feedback.id());
    }
}
