package io.throughline.feedback.signals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An operational fact of a store: a queue, a register, the people on shift.
 *
 * @param owner the organization whose store it names
 * @param space where it is kept: the organization, or its test space
 * @param touchpoint null for the whole store
 * @param value of the kinds that count, else null
 * @param register the till, null where it says none
 * @param device what told it, null where it says none
 * @param observedAt by the device's clock
 * @param correctedAt observedAt corrected for the device's clock: the time to count by
 * @param digest SHA-256 of its content: equal for equal content
 */
public record Signal(
        UUID owner,
        UUID space,
        UUID id,
        UUID source,
        String store,
        String touchpoint,
        SignalKind kind,
        BigDecimal value,
        String register,
        String device,
        Instant observedAt,
        Instant receivedAt,
        Instant correctedAt,
        byte[] digest) {

    /** Whether it tells of what has long passed when it comes. */
    public boolean isOlderThan(Duration age) {
        return correctedAt.isBefore(receivedAt.minus(age));
    }
}
