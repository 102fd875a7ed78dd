package io.throughline.traffic.scenario.planted;

import java.util.Locale;

/** How a feedback comes in; each has a source, and so a key, of its own. */
public enum Channel {
    KIOSK,
    APP,
    WEB,
    EMPLOYEE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
