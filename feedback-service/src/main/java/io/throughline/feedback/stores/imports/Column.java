package io.throughline.feedback.stores.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a file of stores, in any order. */
enum Column {
    CODE("code", true),
    NAME("name", true),
    REGION("region", false),
    FORMAT("format", false),
    TIME_ZONE("timeZone", true),
    OPENED_ON("openedOn", false),
    CLOSED_ON("closedOn", false);

    static final Map<String, Column> BY_TITLE = byTitle();

    private final String title;
    private final boolean needed;

    Column(String title, boolean needed) {
        this.title = title;
        this.needed = needed;
    }

    String title() {
        return title;
    }

    boolean isNeeded() {
        return needed;
    }

    private static Map<String, Column> byTitle() {
        Map<String, Column> columns = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(column -> columns.put(column.title, column));
        return columns;
    }
}
