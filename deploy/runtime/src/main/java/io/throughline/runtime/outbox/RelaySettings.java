package io.throughline.runtime.outbox;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a relay works; services map it under {@code throughline.outbox}. */
public interface RelaySettings {

    /** The {@code ce_source} of all events, such as {@code /feedback-service}. */
    String source();

    /** Events read, sent and deleted at a time, and the rest of their last row. */
    @WithDefault("2000")
    int batch();

    /** How long to wait after what was there has been published: what comes meanwhile goes out together. */
    @WithDefault("5ms")
    Duration linger();

    /** How often an idle relay looks for rows that another instance committed. */
    @WithDefault("100ms")
    Duration idle();

    /** How long to wait after the broker or the database was found away. */
    @WithDefault("1s")
    Duration backoff();

    /** How often a relay on standby tries to take over. */
    @WithDefault("1s")
    Duration leaseRetry();

    /** How long a successor waits after a predecessor that did not leave in order: the producer's {@code delivery.timeout.ms}. */
    @WithDefault("15s")
    Duration takeoverDelay();
}
