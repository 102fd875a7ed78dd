package io.throughline.stories.stories;

import java.math.BigDecimal;

/**
 * A rating as the customer gave it.
 *
 * @param metric csat, nps or ces
 * @param min the scale's worst end
 * @param max the scale's best end
 * @param normalized position on the scale, 0 to 100; metrics are never mixed in a figure
 */
public record GivenRating(String metric, BigDecimal value, BigDecimal min, BigDecimal max, double normalized) {}
