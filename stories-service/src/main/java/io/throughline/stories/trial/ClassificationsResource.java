package io.throughline.stories.trial;

import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.stories.ClassifyingThreads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Classifies texts without keeping them: for trying out and for measuring. */
@Path("/v1/classifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class ClassificationsResource {

    private final ClassifyingThreads classifier;

    ClassificationsResource(ClassifyingThreads classifier) {
        this.classifier = classifier;
    }

    /** @param items one for each subject, in their order */
    record Answer(List<Classification> items) {}

    @POST
    public Answer classify(byte[] body) throws InterruptedException {
        return new Answer(classifier.classify(subjects(body)));
    }

    private static List<Subject> subjects(byte[] body) {
        try {
            return SubjectsReader.read(JsonInput.parse(body));
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
    }
}
