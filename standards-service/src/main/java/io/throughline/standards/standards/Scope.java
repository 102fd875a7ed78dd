package io.throughline.standards.standards;

import java.util.List;

/**
 * Where a version holds, and for whom: in stores that meet every list of regions, formats and stores that is not empty. All empty: everywhere.
 *
 * @param stores codes
 * @param touchpoints where in the store; says nothing about which stores
 * @param roles whom it concerns besides the accountable role, such as cashier; says nothing about which stores
 */
public record Scope(
        List<String> regions, List<String> formats, List<String> stores, List<String> touchpoints, List<String> roles) {

    public static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of(), List.of(), List.of());

    /** A name in one of the lists that does not lead to a store. */
    public record Unmet(String list, int index, String detail) {}

    public boolean covers(Place place) {
        return meets(regions, place.region())
                && meets(formats, place.format())
                && (stores.isEmpty() || stores.stream().anyMatch(place.codes()::contains));
    }

    /** Whether it says anything about which stores. */
    public boolean narrowsStores() {
        return !(regions.isEmpty() && formats.isEmpty() && stores.isEmpty());
    }

    private static boolean meets(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value == null ? "" : value);
    }
}
