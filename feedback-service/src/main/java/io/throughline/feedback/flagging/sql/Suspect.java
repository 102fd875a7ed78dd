package io.throughline.feedback.flagging.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A device, or where none is named a touchpoint, that sent more than one feedback within a short time.
 *
 * @param device null where none is named
 * @param touchpoint null where there is a device
 * @param times at which its new feedback was collected, in order
 */
record Suspect(UUID organization, UUID source, String store, String device, String touchpoint, List<Instant> times) {

    /** From the first to the last of some feedbacks that may have to do with each other. */
    record Stretch(Instant from, Instant to) {}

    /** A device that was offline sends hours at once: only what is close together needs a look, with what is around it. */
    List<Stretch> stretches(Duration apart) {
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= times.size(); i++) {
            if (i == times.size()
                    || Duration.between(times.get(i - 1), times.get(i)).compareTo(apart) > 0) {
                if (i - first > 1) {
                    stretches.add(new Stretch(
                            times.get(first).minus(apart), times.get(i - 1).plus(apart)));
                }
                first = i;
            }
        }
        return stretches;
    }
}
