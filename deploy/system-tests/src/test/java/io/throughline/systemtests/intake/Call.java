package io.throughline.systemtests.intake;

import java.time.Duration;

/**
 * A call of the intake.
 *
 * @param began by {@link System#nanoTime}
 * @param detail for people
 */
record Call(long began, Duration took, End end, String detail) {

    enum End {
        /** All of its items are kept or refused. */
        SETTLED,
        /** Told to come again, and when. */
        COME_AGAIN,
        /** No answer: the connection broke, or none was made. */
        BROKEN,
        /** Anything else: never to happen. */
        WRONG
    }

    boolean isOf(End... ends) {
        for (End one : ends) {
            if (end == one) {
                return true;
            }
        }
        return false;
    }
}
