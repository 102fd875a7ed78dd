package io.throughline.runtime.consumer;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How a poll loop works; services map it under {@code throughline.consumer.<name>}. */
public interface PollLoopSettings {

    /** The consumer group. */
    String group();

    /** The topics' full names. */
    List<String> topics();

    /** Records handled in one transaction at the most. */
    @WithDefault("500")
    int batch();

    /** How often a record that stands alone and still breaks its handling is tried before it is dead-lettered. */
    @WithDefault("3")
    int attempts();

    /** The wait after a dependency was found away; doubled up to {@link #longestBackoff()}. */
    @WithDefault("250ms")
    Duration backoff();

    @WithDefault("5s")
    Duration longestBackoff();

    /** A loop that has not come round for so long is dead to the liveness check. A slow batch must fit in. */
    @WithDefault("4m")
    Duration liveness();

    /** The topic for records of this group that could not be handled. */
    default String deadLetterTopic() {
        return "throughline." + group() + ".dead-letters.v1";
    }
}
