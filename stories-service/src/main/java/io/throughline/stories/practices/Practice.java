package io.throughline.stories.practices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A way of serving customers that several stories tell of, a wish that several have, or what goes wrong for several.
 *
 * @param stories their ids, those that tell it best first; the first one's sentence is the proposed title
 * @param terms words that set it apart from the organization's other stories
 * @param themes most frequent first
 */
public record Practice(
        UUID id,
        Origin origin,
        List<UUID> stories,
        List<String> terms,
        List<String> themes,
        Spread spread,
        Instant firstAt,
        Instant lastAt) {}
