package io.throughline.standards.http;

import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Problems;
import java.util.UUID;

/** Ids in paths: one that is none is as unknown as any other. */
public final class PathId {

    private PathId() {}

    /** @throws io.throughline.runtime.problems.ProblemException 404 */
    public static UUID uuid(String id, String what) {
        try {
            return Ids.parse(id);
        } catch (IllegalArgumentException none) {
            throw Problems.notFound(what);
        }
    }
}
