package io.throughline.stories.learning;

import java.time.Instant;
import java.util.List;

/**
 * A theme that an organization has of its own.
 *
 * @param code the organization's name for it; classifications name it {@code own:} and this
 * @param revision rises by one at every change, from 1
 * @param examples texts that are about it
 */
public record Theme(
        String code,
        int revision,
        String name,
        String description,
        List<String> examples,
        String changedBy,
        Instant changedAt) {}
