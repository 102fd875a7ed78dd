package io.throughline.feedback.erasure.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.feedback.erasure.Deadlines;
import io.throughline.feedback.erasure.Erasure;
import io.throughline.feedback.erasure.Place;
import io.throughline.feedback.erasure.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An erasure as its API shows it.
 *
 * @param customer a pseudonym
 * @param feedback how many were found so far
 * @param unknown ids that were named and that the organization never had, or of which nothing is left
 * @param places empty in a list
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ErasureView(
        UUID id,
        Erasure.Status status,
        Subject subject,
        Instant requestedAt,
        String requestedBy,
        String customer,
        long feedback,
        List<UUID> unknown,
        Instant completedAt,
        Instant confirmedAt,
        List<Place> places) {

    static ErasureView of(Erasure erasure, List<Place> places, Instant now, Deadlines deadlines) {
        return new ErasureView(
                erasure.id(),
                erasure.status(now, deadlines),
                erasure.subject(),
                erasure.requestedAt(),
                erasure.requestedBy(),
                erasure.customer(),
                erasure.feedback(),
                erasure.unknown(),
                erasure.completedAt(),
                erasure.confirmedAt(),
                places);
    }
}
