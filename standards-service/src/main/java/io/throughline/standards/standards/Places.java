package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All places that there are, looked up by what scopes name: thousands of scopes are held against thousands of stores. */
public final class Places {

    public static final Places NONE = new Places(List.of());

    private final Collection<Place> all;
    private final Set<String> regions;
    private final Set<String> formats;
    private final Map<String, List<Place>> byCode = new HashMap<>();
    /** One for each region and format that go together. */
    private final Set<Place> kinds = new HashSet<>();

    public Places(Collection<Place> all) {
        this.all = all;
        this.regions = names(all, Place::region);
        this.formats = names(all, Place::format);
        for (Place place : all) {
            place.codes().forEach(code -> byCode.computeIfAbsent(code, first -> new ArrayList<>())
                    .add(place));
            kinds.add(new Place(Set.of(), place.region(), place.format(), null));
        }
    }

    /** Every name that no place has; where all of them are known and yet no place meets all lists, one without a list. */
    public List<Scope.Unmet> unmet(Scope scope) {
        List<Scope.Unmet> unmet = new ArrayList<>();
        note(unmet, "regions", scope.regions(), regions);
        note(unmet, "formats", scope.formats(), formats);
        note(unmet, "stores", scope.stores(), byCode.keySet());
        if (unmet.isEmpty() && scope.narrowsStores() && named(scope).noneMatch(scope::covers)) {
            unmet.add(new Scope.Unmet(null, 0, "covers no store: each is outside one of its lists"));
        }
        return unmet;
    }

    /** The latest day that it is in any that one of the scopes covers: what is past in one is past. UTC's where there is none. */
    public LocalDate today(Collection<Scope> scopes, Instant now) {
        return all.stream()
                .filter(place -> scopes.stream().anyMatch(scope -> scope.covers(place)))
                .map(Place::day)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private Stream<Place> named(Scope scope) {
        return scope.stores().isEmpty()
                ? kinds.stream()
                : scope.stores().stream().flatMap(code -> byCode.getOrDefault(code, List.of()).stream());
    }

    private static Set<String> names(Collection<Place> places, Function<Place, String> name) {
        return places.stream().map(name).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static void note(List<Scope.Unmet> unmet, String list, List<String> names, Set<String> known) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                unmet.add(new Scope.Unmet(list, i, "no store has it"));
            }
        }
    }
}
