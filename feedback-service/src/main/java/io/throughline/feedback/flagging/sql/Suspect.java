package io.throughline.feedback.flagging.sql;

import io.throughline.feedback.flagging.Tap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A device, or where none is named a touchpoint, that sent several feedbacks within a short time.
 *
 * @param device null where none is named
 * @param touchpoint null where there is a device
 * @param taps its new feedback in the order in which it was collected, without ids
 */
record Suspect(UUID organization, UUID source, String store, String device, String touchpoint, List<Tap> taps) {

    /** From the first to the last of some feedbacks that may have to do with each other. */
    record Stretch(Instant from, Instant to) {}

    /** A device that was offline sends hours at once: only what is close together needs a look, with what is around it. */
    List<Stretch> stretches(Duration apart) {
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= taps.size(); i++) {
            if (i == taps.size() || Duration.between(at(i - 1), at(i)).compareTo(apart) > 0) {
                if (i - first > 1) {
                    stretches.add(new Stretch(at(first).minus(apart), at(i - 1).plus(apart)));
                }
                first = i;
            }
        }
        return stretches;
    }

    private Instant at(int number) {
        return taps.get(number).at();
    }
}
