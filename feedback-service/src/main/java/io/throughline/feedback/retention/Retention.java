package io.throughline.feedback.retention;

import java.time.Instant;

/**
 * How long an organization keeps feedback, as it was set.
 *
 * @param revision 0 where it was never set
 * @param feedbackDays from when it was received; null for good
 */
record Retention(int revision, Integer feedbackDays, Instant changedAt, String changedBy) {

    static final int LEAST_DAYS = 30;
    static final int MOST_DAYS = 3650;

    static final Retention FOR_GOOD = new Retention(0, null, null, null);
}
