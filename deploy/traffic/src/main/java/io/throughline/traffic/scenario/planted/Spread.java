package io.throughline.traffic.scenario.planted;

import java.util.Locale;

/** How far a practice has spread, as stories-service is to find it. */
public enum Spread {
    /** One employee's own way. */
    STAR,
    /** One store's way, by five employees or more. */
    LOCAL,
    /** That of a region, of a format or of some stores. */
    PARTIAL,
    /** That of most stores. */
    WIDESPREAD,
    /** Too little is told of it to know. */
    UNCLEAR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
