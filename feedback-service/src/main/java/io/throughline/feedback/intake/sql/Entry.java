package io.throughline.feedback.intake.sql;

import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.Outcome;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A feedback on its way to the database, and the promise to say what became of it.
 *
 * @param owner the organization whose stores it may name; another than the space that it is kept in where it was given with a test key
 */
record Entry(UUID owner, Feedback feedback, byte[] digest, CompletableFuture<Outcome> outcome) {

    EntryKey key() {
        return new EntryKey(feedback.organization(), feedback.id());
    }
}
