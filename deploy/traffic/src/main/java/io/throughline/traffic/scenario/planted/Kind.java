package io.throughline.traffic.scenario.planted;

import java.util.Locale;

/** What a feedback was made as. */
public enum Kind {
    PRACTICE,
    ONE_OFF,
    PRAISE,
    COMPLAINT,
    SUGGESTION,
    QUESTION,
    NEUTRAL,
    JUNK,
    OTHER_LANGUAGE,
    CRITICAL,
    ABUSE,
    /** A rating without words. */
    TAP,
    /** Forty taps of one device within minutes. */
    BURST,
    /** Staff tapping their own kiosk after closing. */
    STAFF_TAP;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
