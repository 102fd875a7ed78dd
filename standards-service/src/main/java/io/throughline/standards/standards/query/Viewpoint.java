package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From where standards are looked at: a list by SQL and a single one by this class show the same.
 *
 * @param publishedOnly drafts are not for everybody
 * @param day a version must hold then; null for any day
 * @param places a version must hold in one of them, on its day; null for all places
 * @param knownAt as it was known then, on a day in any case; null for now. Versions are shown as they are given: known then.
 */
public record Viewpoint(boolean publishedOnly, LocalDate day, List<Place> places, Instant knownAt) {

    /** As it is known now. */
    public Viewpoint(boolean publishedOnly, LocalDate day, List<Place> places) {
        this(publishedOnly, day, places, null);
    }

    public boolean shows(Version version) {
        return isOpen(version) && (places == null || places.stream().anyMatch(place -> holds(version, place)));
    }

    private boolean isOpen(Version version) {
        return (version.isPublished() || !publishedOnly) && (day == null || version.holdsOn(day));
    }

    private static boolean holds(Version version, Place place) {
        return version.content().scope().covers(place) && (place.day() == null || version.holdsOn(place.day()));
    }

    /**
     * What is added to a core version that is shown: of each variant the newest version that is shown where the core is, by the variants' names.
     *
     * @param variants versions of the same standard, of any variant
     */
    public List<Version> additions(Version core, List<Version> variants) {
        List<Place> both = places == null
                ? null
                : places.stream().filter(place -> holds(core, place)).toList();
        Viewpoint there = new Viewpoint(publishedOnly, day, both, knownAt);
        Map<String, Version> newest = new TreeMap<>();
        variants.stream()
                .filter(version -> !version.isCore() && version.status() != Status.DISCARDED && there.shows(version))
                .forEach(version -> newest.merge(
                        version.variant(), version, (one, other) -> other.number() > one.number() ? other : one));
        return newest.values().stream().map(this::seen).toList();
    }

    /** Whether each version is seen on a day on which it holds. */
    public boolean isOnADay() {
        return day != null || places != null && places.stream().noneMatch(place -> place.day() == null);
    }

    /** The one day on which a version must hold, wherever; null where there is none or are many. */
    public LocalDate oneDay() {
        List<LocalDate> days = Stream.concat(
                        Stream.ofNullable(day),
                        places == null ? Stream.empty() : places.stream().map(Place::day))
                .distinct()
                .toList();
        return days.size() == 1 ? days.get(0) : null;
    }

    /** A version that is shown, as it is then: what supersedes or retires it later is not so yet. */
    public Version seen(Version version) {
        return isOnADay() ? version.whileItHolds() : version;
    }

    /** The newest version of the core that is shown, as it is seen. */
    public Optional<Version> newest(Standard standard) {
        return standard.versions().stream()
                .filter(version -> version.isCore() && version.status() != Status.DISCARDED && shows(version))
                .max(Comparator.comparingInt(Version::number))
                .map(this::seen);
    }
}
