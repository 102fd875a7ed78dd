package io.throughline.traffic.scenario;

import io.throughline.traffic.scenario.planted.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * A feedback of a scenario, ready to be sent.
 *
 * @param channel says whose key it must be sent with
 * @param json as the API takes it, in one line
 */
public record Feedback(UUID id, String store, Channel channel, Instant collectedAt, String json) {}
