package io.throughline.stories.stories;

import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import java.time.Instant;

/**
 * Which stories are asked for; null asks for all. Its text names the filter, so that a cursor can be bound to it.
 *
 * @param flagged whether it is taken for misuse
 * @param minConfidence least probability that the kind is right, 0 to 1
 * @param from first instant of the period, by the corrected time
 * @param to first instant after the period
 */
public record StoryFilter(
        Kind kind,
        String theme,
        Sentiment sentiment,
        Criticality criticality,
        String store,
        String touchpoint,
        Channel channel,
        Boolean review,
        Boolean flagged,
        Double minConfidence,
        Instant from,
        Instant to) {}
