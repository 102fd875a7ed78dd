package io.throughline.stories.practices.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How practices are found. */
@ConfigMapping(prefix = "throughline.practices")
public interface GrouperSettings {

    /** Average cosine, of what sets sentences apart, from which on groups of stories tell the same; -1 to 1. */
    @WithDefault("0.13")
    double alike();

    /** Stories that make a practice. */
    @WithDefault("3")
    int leastStories();

    /** Stories of an organization that are grouped, the newest: time and memory grow with their square. */
    @WithDefault("4000")
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
