package io.throughline.stories.learning.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How organizations' own classifiers are learned and kept. */
@ConfigMapping(prefix = "throughline.learning")
public interface LearningSettings {

    /** How often to look what is to be learned, and what has changed. */
    @WithDefault("1s")
    Duration look();

    /** Organizations' own classifiers in memory, those used last: each takes about two megabytes. */
    @WithDefault("40")
    int mostInMemory();

    /** Corrections that are learned from, the newest: training time grows with them. */
    @WithDefault("2000")
    int mostLessons();

    /** Versions that are kept of an organization's own heads. */
    @WithDefault("10")
    int versionsKept();
}
