package io.throughline.stories.practices.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How practices are found. */
@ConfigMapping(prefix = "throughline.practices")
public interface GrouperSettings {

    /**
     * Average likeness from which on stories tell the same. Chosen on tellings of behaviours that the encoder was not taught, so that about a
     * tenth of the one-offs is in a practice.
     */
    @WithDefault("0.36")
    double alike();

    /** The same for groups that are large enough for a practice; chosen on the same. */
    @WithDefault("0.2")
    double groupsAlike();

    /** Stories that make a practice. */
    @WithDefault("3")
    int leastStories();

    /**
     * Stories of an organization and an origin that are grouped, the newest: time and memory grow with their square (5,000: 50 MB for the while; 8,000: 128 MB). Older
     * ones stay in their practices.
     */
    @WithDefault("5000")
    int mostStories();

    /** Practices are found anew once nothing has come in for so long. */
    @WithDefault("2s")
    Duration rest();

    /** And if something always comes in, after so long. */
    @WithDefault("60s")
    Duration longestWait();

    /** How often to look. */
    @WithDefault("500ms")
    Duration look();
}
