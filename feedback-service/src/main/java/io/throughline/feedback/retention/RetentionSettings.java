package io.throughline.feedback.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what has been kept for long enough is deleted. */
@ConfigMapping(prefix = "throughline.retention")
interface RetentionSettings {

    /** Rows deleted in one transaction at the most. */
    @WithDefault("1000")
    int batch();

    /** Between two full batches: the intake writes at the same time. */
    @WithDefault("100ms")
    Duration pause();

    /** Nothing more is deleted while so many events wait for the broker; and a backlog costs disk. */
    @WithDefault("20000")
    int mostWaiting();

    /** How long feedback given with test keys is kept. */
    @WithDefault("30d")
    Duration testSpaces();

    /** How long the ids of erased feedback stay taken, and records of erasures are kept. */
    @WithDefault("400d")
    Duration ledger();
}
