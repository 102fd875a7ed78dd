package io.throughline.standards.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

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

    /** Every name that no store has; where all of them are known and yet no store meets all lists, one without a list. */
    List<Unmet> unmet(Collection<Place> places) {
        List<Unmet> unmet = new ArrayList<>();
        note(unmet, "regions", regions, name -> places.stream().anyMatch(place -> name.equals(place.region())));
        note(unmet, "formats", formats, name -> places.stream().anyMatch(place -> name.equals(place.format())));
        note(unmet, "stores", stores, name -> places.stream()
                .anyMatch(place -> place.codes().contains(name)));
        if (unmet.isEmpty() && narrowsStores() && places.stream().noneMatch(this::covers)) {
            unmet.add(new Unmet(null, 0, "covers no store: each is outside one of its lists"));
        }
        return unmet;
    }

    private static void note(List<Unmet> unmet, String list, List<String> names, Predicate<String> known) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.test(names.get(i))) {
                unmet.add(new Unmet(list, i, "no store has it"));
            }
        }
    }

    private static boolean meets(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value == null ? "" : value);
    }
}
