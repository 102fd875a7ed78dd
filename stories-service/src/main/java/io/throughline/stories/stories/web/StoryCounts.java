package io.throughline.stories.stories.web;

import io.throughline.stories.classification.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many stories there are.
 *
 * @param kinds by each kind's name, also where there are none
 */
record StoryCounts(long total, Map<String, Long> kinds) {

    static StoryCounts of(Map<Kind, Long> counts) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.wireName(), counts.getOrDefault(kind, 0L));
        }
        return new StoryCounts(
                kinds.values().stream().mapToLong(Long::longValue).sum(), kinds);
    }
}
