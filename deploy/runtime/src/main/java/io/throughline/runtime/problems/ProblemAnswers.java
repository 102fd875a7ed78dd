package io.throughline.runtime.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.sql.FailureKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers failures as problems; a missing database is a 503, not a fault of ours. */
@Singleton
public class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final ObjectMapper json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** For filters of REST resources that answer themselves; what resources throw is mapped. */
    public static Response response(Throwable failure) {
        ProblemException ending = of(failure);
        return response(ending.problem(), ending.retryAfter());
    }

    static Response response(Problem problem, Duration retryAfter) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER.toString(), seconds(retryAfter));
        }
        return answer.build();
    }

    /** For routes that are not REST resources, on the response's own thread. */
    public void answer(HttpServerResponse response, Throwable failure) {
        if (response.ended() || response.closed()) {
            return;
        }
        ProblemException ending = of(failure);
        Problem problem = ending.problem();
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (ending.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, seconds(ending.retryAfter()));
        }
        if (problem.status() == CommonProblem.UNAUTHORIZED.status()) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        try {
            response.end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What a failure is answered as; those that are ours are logged. */
    static ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException ending) {
            return ending;
        }
        if (FailureKind.of(failure) == FailureKind.DEPENDENCY_AWAY) {
            LOG.warnf("A request failed for want of the database: %s", FailureKind.reason(failure));
            return Problems.retryAfter(CommonProblem.UNAVAILABLE, "The database is not reachable.", COME_AGAIN);
        }
        LOG.error("A request failed", failure);
        return Problems.of(CommonProblem.INTERNAL, "The fault has been logged.");
    }

    static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /** The answer to a credential that is missing or not valid. */
    public static ProblemException unauthorized() {
        return new ProblemException(
                Problem.of(
                        CommonProblem.UNAUTHORIZED,
                        "Give a valid bearer token in Authorization, or an API key in X-Api-Key where feedback is given.",
                        List.of()),
                null);
    }
}
