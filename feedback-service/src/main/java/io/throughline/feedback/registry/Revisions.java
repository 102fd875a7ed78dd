package io.throughline.feedback.registry;

import io.throughline.runtime.problems.Problems;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** What can be edited has a revision, which is its ETag: nobody overwrites what they have not seen. */
public final class Revisions {

    private Revisions() {}

    /** 200 with the view, or 304 where the caller has it already. */
    public static Response answer(Object view, int revision, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(revision));
        return (unchanged == null ? Response.ok(view) : unchanged)
                .tag(tag(revision))
                .build();
    }

    /** The view, whatever the caller has. */
    public static Response tagged(Object view, int revision, int status) {
        return Response.status(status).entity(view).tag(tag(revision)).build();
    }

    /**
     * @param revision as it is now
     * @throws io.throughline.runtime.problems.ProblemException 428 without {@code If-Match}, 412 where it names another revision
     */
    public static void requireMatch(int revision, HttpHeaders headers, Request request) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw Problems.of(RegistryProblem.IF_MATCH_NEEDED, "Send the ETag of the state that you edit as If-Match.");
        }
        if (request.evaluatePreconditions(tag(revision)) != null) {
            throw Problems.of(
                    RegistryProblem.CHANGED_MEANWHILE, "Read it again; its ETag is not what If-Match says any more.");
        }
    }

    private static EntityTag tag(int revision) {
        return new EntityTag(Integer.toString(revision));
    }
}
