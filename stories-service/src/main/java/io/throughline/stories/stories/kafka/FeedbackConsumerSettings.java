package io.throughline.stories.stories.kafka;

import io.smallrye.config.ConfigMapping;
import io.throughline.runtime.consumer.PollLoopSettings;

/** How feedback is read. */
@ConfigMapping(prefix = "throughline.consumer.feedback")
interface FeedbackConsumerSettings extends PollLoopSettings {}
