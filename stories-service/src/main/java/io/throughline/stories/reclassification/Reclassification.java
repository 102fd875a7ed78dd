package io.throughline.stories.reclassification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * That an organization's stories are classified anew, all but those that a person labelled and those taken for misuse.
 *
 * @param state running or done
 * @param model the version that was present when it was asked for; a newer one is taken where there is one
 * @param seen stories that are done
 * @param changed those of them whose labels are others now, and that were told again
 * @param total stories that there were to do when it began; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reclassification(
        UUID id,
        String state,
        String model,
        long seen,
        long changed,
        Long total,
        String askedBy,
        Instant askedAt,
        Instant endedAt) {}
