package io.throughline.stories.stories.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.throughline.runtime.consumer.PollLoopSettings;

/** How feedback is read. */
@ConfigMapping(prefix = "throughline.consumer.feedback")
interface FeedbackConsumerSettings extends PollLoopSettings {

    /** Characters of comments that are classified before they are kept: about half a second's work of two cores. */
    @WithDefault("8000")
    int charactersAtOnce();
}
