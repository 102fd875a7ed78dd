package io.throughline.standards.voice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An employee's suggestion or need, as the topic tells it.
 *
 * @param id the feedback's, and so its story's
 * @param saidAt corrected for the device's clock
 * @param words masked; null where nothing was written
 * @param language BCP 47, as the device said, or null
 * @param flags why it is taken for misuse; empty where it is not
 */
public record Told(
        UUID organization,
        UUID id,
        int revision,
        Kind kind,
        String store,
        String touchpoint,
        Instant saidAt,
        Instant receivedAt,
        String words,
        String language,
        List<String> flags) {}
