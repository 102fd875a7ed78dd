package io.throughline.feedback.intake.web;

import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.commit.web.Admitted;
import io.throughline.feedback.commit.web.ItemReader;
import io.throughline.feedback.commit.web.ItemRoutes;
import io.throughline.feedback.intake.Given;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.intake.SubmissionReader;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Takes feedback in. What the routes promise is written in {@code META-INF/openapi.yaml}. */
@Singleton
class IntakeRoutes {

    private final ItemRoutes routes;
    private final SubmissionReader reader;
    private final GroupCommit<Given> commits;

    IntakeRoutes(ItemRoutes routes, SubmissionReader reader, GroupCommit<Given> commits) {
        this.routes = routes;
        this.reader = reader;
        this.commits = commits;
    }

    void register(@Observes Router router) {
        routes.single(router, "/v1/feedback", Admitted.ALL_KEYS, reader(false), commits);
        routes.batch(router, "/v1/feedback/batch", Admitted.ALL_KEYS, reader(false), commits);
        routes.batch(router, "/v1/feedback/import", Admitted.SECRET_KEYS, reader(true), commits);
    }

    private ItemReader<Given> reader(boolean past) {
        return (json, idFromHeader, origin, receivedAt, faults) -> {
            Submission submission = reader.read(json, idFromHeader, origin.channel(), faults);
            return submission == null
                    ? null
                    : new ItemReader.Item<>(
                            submission.id(), settled -> Given.entry(submission, origin, past, receivedAt, settled));
        };
    }
}
