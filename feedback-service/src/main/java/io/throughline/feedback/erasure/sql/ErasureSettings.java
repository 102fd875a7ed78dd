package io.throughline.feedback.erasure.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.throughline.feedback.erasure.Deadlines;
import java.time.Duration;
import java.util.Optional;

/** How feedback is erased. */
@ConfigMapping(prefix = "throughline.erasure")
public interface ErasureSettings {

    /** Feedbacks erased in one transaction at the most. */
    @WithDefault("500")
    int batch();

    /**
     * How long a customer's feedback is looked for after the request: what had been received before it is written by then. Longer than
     * a connection waits for the database.
     */
    @WithDefault("35s")
    Duration settle();

    /** After this a database that has not confirmed is overdue. */
    @WithDefault("1h")
    Duration databases();

    /** The longest that a topic holds what was published; {@code deploy/topics.yaml} sets it. */
    @WithDefault("7d")
    Duration topics();

    /** The longest that dead letters are held; {@code deploy/topics.yaml} sets it. */
    @WithDefault("30d")
    Duration deadLetters();

    /** How long the operator keeps backups of the databases. Without it erasures say that nobody knows. */
    Optional<Duration> backups();

    default Deadlines deadlines() {
        return new Deadlines(databases(), topics(), deadLetters(), backups());
    }
}
