package io.throughline.stories.stories.kafka;

import io.smallrye.config.ConfigMapping;
import io.throughline.runtime.outbox.RelaySettings;

/** How stories' events are published. */
@ConfigMapping(prefix = "throughline.outbox")
interface OutboxSettings extends RelaySettings {}
