package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        if (publishedOnly && !version.isPublished() || day != null && !version.holdsOn(day)) {
            return false;
        }
        return places == null
                || places.stream()
                        .anyMatch(place -> version.content().scope().covers(place)
                                && (place.day() == null || version.holdsOn(place.day())));
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

    /** The newest version that is shown, as it is seen. */
    public Optional<Version> newest(Standard standard) {
        return standard.versions().stream()
                .filter(this::shows)
                .max(Comparator.comparingInt(Version::number))
                .map(this::seen);
    }
}
