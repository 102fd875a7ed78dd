package io.throughline.stories.http;

import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Entity tags that begin with the revision, as {@code "3"} or {@code "3.a-digest"}, and edits held against them (RFC 9110, 13.1.1): of the
 * tag only the revision counts.
 */
public final class Revisions {

    private Revisions() {}

    /**
     * Whether a revision is one that the caller has read.
     *
     * @throws ProblemException 428 where there is no {@code If-Match}
     */
    public static IntPredicate read(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw Problems.of(
                    StoriesProblem.IF_MATCH_NEEDED,
                    "Send the ETag of the state that you edit, or its revision in quotes, as If-Match.");
        }
        return revision -> Arrays.stream(given.split(","))
                .map(String::strip)
                .anyMatch(tag ->
                        tag.equals("*") || tag.equals("\"" + revision + "\"") || tag.startsWith("\"" + revision + "."));
    }

    public static ProblemException changedMeanwhile() {
        return Problems.of(
                StoriesProblem.CHANGED_MEANWHILE, "Read it again; its revision is not what If-Match says any more.");
    }
}
