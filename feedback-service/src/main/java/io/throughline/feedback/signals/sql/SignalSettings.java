package io.throughline.feedback.signals.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.throughline.feedback.commit.sql.CommitSettings;
import java.time.Duration;

/** How signals are brought together into commits, and how long they are of use. */
@ConfigMapping(prefix = "throughline.signals")
public interface SignalSettings {

    /** As for feedback, with a queue and writers of their own. */
    CommitSettings commit();

    /** Older ones are refused when they come; shorter than they are kept, or one could be taken twice. */
    @WithDefault("24h")
    Duration oldest();

    /** How long they are kept. */
    @WithDefault("30d")
    Duration kept();
}
