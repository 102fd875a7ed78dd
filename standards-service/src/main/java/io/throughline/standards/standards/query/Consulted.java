package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Version;
import java.util.List;
import java.util.Set;

/**
 * Somebody in stores, as one who is asked about versions that are submitted and not published yet.
 *
 * @param manager whether they manage the stores: everything in them concerns a manager
 * @param positions what they do, such as cashier
 * @param places their stores, as they are and as they are planned to be: such a version holds from a day to come
 */
public record Consulted(boolean manager, Set<String> positions, List<Place> places) {

    /** @param core the version itself or, of a variant, the one of the core that says whom it concerns */
    public boolean isAskedAbout(Version version, Version core) {
        return version.status().isSubmitted()
                && (manager || concerns(core.content()))
                && places.stream().anyMatch(place -> covers(version, place) && covers(core, place));
    }

    /** Without any role it concerns everybody. */
    private boolean concerns(Content content) {
        Scope scope = content.scope();
        if (content.role() == null && scope.roles().isEmpty()) {
            return true;
        }
        return content.role() != null && positions.contains(content.role())
                || scope.roles().stream().anyMatch(positions::contains);
    }

    private static boolean covers(Version version, Place place) {
        return version.content().scope().covers(place);
    }
}
