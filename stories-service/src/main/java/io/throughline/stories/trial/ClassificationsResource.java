package io.throughline.stories.trial;

import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.learning.sql.OwnClassifiers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Classifies texts without keeping them: for trying out and for measuring. One call at a time, on its own thread: a trial takes
 * one core at most, and customers' feedback never queues behind it.
 */
@Path("/v1/classifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class ClassificationsResource {

    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final OwnClassifiers classifiers;
    private final Caller caller;
    private final Semaphore turn = new Semaphore(1);

    ClassificationsResource(OwnClassifiers classifiers, Caller caller) {
        this.classifiers = classifiers;
        this.caller = caller;
    }

    /** @param items one for each subject, in their order */
    record Answer(List<Classification> items) {}

    @POST
    public Answer classify(byte[] body) {
        List<Subject> subjects = subjects(body);
        if (!turn.tryAcquire()) {
            throw Problems.retryAfter(
                    CommonProblem.UNAVAILABLE, "Another trial is under way: one at a time.", COME_AGAIN);
        }
        try {
            return new Answer(classifiers.apply(caller.organization()).classify(subjects));
        } finally {
            turn.release();
        }
    }

    private static List<Subject> subjects(byte[] body) {
        try {
            return SubjectsReader.read(JsonInput.parse(body));
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
    }
}
