package io.throughline.feedback.flagging.sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the feedback of one device is taken for gaming, under {@code throughline.misuse}. */
@ConfigMapping(prefix = "throughline.misuse")
public interface FlaggingSettings {

    /** How often what has come in is looked at. */
    @WithDefault("30s")
    Duration every();

    /** Feedbacks from one device within {@link #window}: two taps take a customer some seconds, and they do not stand in line for it. */
    @WithDefault("20")
    int most();

    @WithDefault("1m")
    Duration window();

    /** Equal ratings at the end of the scale, nothing else said, in a row: eight customers of one mind do not follow each other like that. */
    @WithDefault("8")
    int taps();

    /** From one of the row to the next. */
    @WithDefault("5s")
    Duration gap();

    /** A feedback is looked at so long after it was received: by then its commit is over, or its connection. */
    @WithDefault("35s")
    Duration settled();

    /** Feedback received within so long is looked at together; after a standstill, one such slice after the other. */
    @WithDefault("30s")
    Duration slice();
}
