package io.throughline.standards.standards.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of a list of standards; equals are in the order of their ids, in the same direction. */
public record Sort(By by, boolean descending) {

    /** What a list is ordered by. */
    public enum By {
        /** How well words that were searched for fit. */
        RANK,
        CREATED_AT,
        /** As people sort, in no particular language. */
        TITLE,
        /** What begins on no known day comes after all that does. */
        EFFECTIVE_FROM,
        /** When anything of the standard last changed, a draft too. */
        CHANGED_AT
    }

    public static final Sort BEST_FIRST = new Sort(By.RANK, true);
    public static final Sort NEWEST_FIRST = new Sort(By.CREATED_AT, true);

    /** Those that can be asked for. */
    public static final Map<String, Sort> BY_NAME = byName();

    private static Map<String, Sort> byName() {
        Map<String, Sort> byName = new LinkedHashMap<>();
        for (var name : List.of(
                Map.entry("createdAt", By.CREATED_AT),
                Map.entry("title", By.TITLE),
                Map.entry("effectiveFrom", By.EFFECTIVE_FROM),
                Map.entry("changedAt", By.CHANGED_AT))) {
            byName.put(name.getKey(), new Sort(name.getValue(), false));
            byName.put("-" + name.getKey(), new Sort(name.getValue(), true));
        }
        return Collections.unmodifiableMap(byName);
    }
}
