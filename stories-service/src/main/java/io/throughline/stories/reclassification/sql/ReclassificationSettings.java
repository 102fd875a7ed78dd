package io.throughline.stories.reclassification.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stories are classified anew. */
@ConfigMapping(prefix = "throughline.reclassification")
public interface ReclassificationSettings {

    /** Stories in one transaction: what a kill costs at most. */
    @WithDefault("32")
    int batch();

    /** The share of one core that it takes at the most, 0 to 1. */
    @WithDefault("0.5")
    double share();

    /** An instance that has not said for so long that it is at work is taken for dead. */
    @WithDefault("30s")
    Duration lease();

    /** How often to look for work. */
    @WithDefault("1s")
    Duration look();
}
