package io.throughline.standards.standards;

import java.util.List;

/**
 * Where a version holds: in stores that meet every list that is not empty. All empty: everywhere.
 *
 * @param stores codes
 * @param touchpoints where in the store; says nothing about which stores
 */
public record Scope(List<String> regions, List<String> formats, List<String> stores, List<String> touchpoints) {

    public static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of(), List.of());

    public boolean covers(Place place) {
        return meets(regions, place.region())
                && meets(formats, place.format())
                && (stores.isEmpty() || stores.stream().anyMatch(place.codes()::contains));
    }

    private static boolean meets(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value == null ? "" : value);
    }
}
