package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Scope;

/** What head office does, or a store becomes; standards, versions and stores are numbered. */
sealed interface Move {

    /** Since the one before. */
    int hours();

    /**
     * A new version.
     *
     * @param variant of which; null for the core
     */
    record Publishes(int hours, int standard, String variant, int inDays, Scope scope, String role) implements Move {}

    /** @param which of the standard's published versions */
    record Corrects(int hours, int standard, int which, int daysBack, Scope scope, String role) implements Move {}

    /** @param which of the standard's published versions */
    record Retires(int hours, int standard, int which, int inDays) implements Move {}

    /** It opens, or is another from a day on: moves, is refitted, gets another code. */
    record Becomes(int hours, int store, int inDays, String region, String format, String timeZone, boolean renumbered)
            implements Move {}
}
