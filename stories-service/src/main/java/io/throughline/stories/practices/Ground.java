package io.throughline.stories.practices;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What practices are found on, beside the stories to be grouped.
 *
 * @param beyond stories of practices found before that are too many to be grouped again: they stay where their practice goes
 * @param before the practice that each story was found in
 * @param pins the practice that people have put a story into: it stays there, with all others that they put there, and apart from those that
 *     they put elsewhere
 * @param volumes feedback of each store
 */
public record Ground(
        Map<UUID, List<Behaviour>> beyond, Map<UUID, UUID> before, Map<UUID, UUID> pins, Map<String, Long> volumes) {

    /** Nothing found or decided before. */
    public static Ground of(Map<String, Long> volumes) {
        return new Ground(Map.of(), Map.of(), Map.of(), volumes);
    }
}
