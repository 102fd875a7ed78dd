package io.throughline.feedback.signals;

import java.util.UUID;

/** Signals as a till sends them. */
public final class SignalJson {

    private SignalJson() {}

    /** A queue at the checkout; {@code more} is JSON that begins with a comma, or nothing. */
    public static String queue(UUID id, String store, int length, String observedAt, String more) {
        return """
                {"id": "%s", "store": "%s", "touchpoint": "checkout", "kind": "queue-length", "value": %d, "observedAt": "%s"%s}""".formatted(id, store, length, observedAt, more);
    }
}
