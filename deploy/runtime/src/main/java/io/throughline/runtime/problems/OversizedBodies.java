package io.throughline.runtime.problems;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.throughline.runtime.http.LingeringClose;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is larger than its path takes before any of it is read, as a problem: the server's own refusal has no body.
 * One that grows too large unannounced is cut off by the server.
 */
@Singleton
class OversizedBodies {

    private static final int BEFORE_THE_SERVERS_OWN = 1000;
    private static final int AFTER_THE_SERVERS_OWN = 1;

    private final ProblemAnswers problems;
    private final MemorySize server;
    private final BodySizes sizes;

    OversizedBodies(
            ProblemAnswers problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize server,
            BodySizes sizes) {
        this.problems = problems;
        this.server = server;
        this.sizes = sizes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEFORE_THE_SERVERS_OWN);
        filters.register(this::bound, AFTER_THE_SERVERS_OWN);
    }

    /** The server looks at its own limit for all paths. */
    private void bound(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(context));
        }
        context.next();
    }

    private long most(RoutingContext context) {
        return sizes.mostOf()
                .getOrDefault(context.normalizedPath(), sizes.most().orElse(server))
                .asLongValue();
    }

    private void refuse(RoutingContext context) {
        long most = most(context);
        if (announced(context) <= most) {
            context.next();
            return;
        }
        LingeringClose.afterAnswer(context);
        problems.answer(
                context.response(), Problems.of(CommonProblem.TOO_LARGE, "At most " + most + " bytes are taken."));
    }

    private static long announced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException garbled) {
            return 0; // the server refuses it by itself
        }
    }
}
