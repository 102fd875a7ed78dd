package io.throughline.feedback.commit.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what is given is brought together into commits. */
@ConfigMapping(prefix = "throughline.intake")
public interface CommitSettings {

    /** Items that may wait for a writer; when it is full, clients are told to come again. */
    @WithDefault("10000")
    int queue();

    /** Threads that write, each with a connection of its own. */
    @WithDefault("2")
    int writers();

    /** Items in one commit at the most. */
    @WithDefault("1000")
    int batch();

    /** How long a writer waits for more to come: a commit costs nearly the same for one as for fifty. */
    @WithDefault("1ms")
    Duration linger();

    /** How long a client waits for its commit before it is told to come again. */
    @WithDefault("2500ms")
    Duration patience();

    /** When a client that was turned away should come again. */
    @WithDefault("2s")
    Duration retryAfter();
}
