package io.throughline.feedback.intake;

import io.throughline.feedback.misuse.Flag;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A feedback as a client submitted it, read and found without fault.
 *
 * @param sentAt null where the client did not say
 * @param customer the client's reference to its customer; never leaves this service
 * @param employee the client's reference to who served; kept as the organization's attribution says, or not at all
 * @param flags what its words were found to be
 * @param digest SHA-256 of the canonical form, before masking: equal for equal content
 */
public record Submission(
        UUID id,
        String store,
        String touchpoint,
        Instant collectedAt,
        Instant sentAt,
        String customer,
        String employee,
        Content content,
        Set<Flag> flags,
        byte[] digest) {}
