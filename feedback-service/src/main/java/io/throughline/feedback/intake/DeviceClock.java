package io.throughline.feedback.intake;

import java.time.Duration;
import java.time.Instant;

/** Corrects what a device says of the time by when it says to send. */
public final class DeviceClock {

    /** A clock that is off by less than this is right: the rest is the way here. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private DeviceClock() {}

    /**
     * @param at by the device's clock
     * @param sentAt by the same clock; null where the device did not say
     * @param receivedAt by ours
     */
    public static Instant corrected(Instant at, Instant sentAt, Instant receivedAt) {
        if (sentAt == null) {
            return at;
        }
        Duration off = Duration.between(sentAt, receivedAt);
        return off.abs().compareTo(TOLERANCE) <= 0 ? at : at.plus(off);
    }
}
