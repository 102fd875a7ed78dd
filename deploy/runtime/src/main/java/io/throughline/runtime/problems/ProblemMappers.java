package io.throughline.runtime.problems;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception as a problem, those of the frameworks too; a missing database is a 503, not a fault of ours. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response map(ProblemException ending) {
        return ProblemAnswers.response(ending);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(Exception refused) {
        Problem problem = ProblemAnswers.unauthorized().problem();
        return Response.fromResponse(ProblemAnswers.response(problem, null))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response map(ForbiddenException refused) {
        return ProblemAnswers.response(
                Problem.of(CommonProblem.FORBIDDEN, "The credential's roles do not open this.", List.of()), null);
    }

    @ServerExceptionMapper
    Response map(WebApplicationException refused) {
        if (refused.getResponse().getStatus() < 400) {
            return refused.getResponse(); // a redirection
        }
        CommonProblem code = CommonProblem.ofStatus(refused.getResponse().getStatus());
        if (code == CommonProblem.INTERNAL) {
            LOG.error("A request failed", refused);
        }
        Problem problem = Problem.of(code, code.title() + ".", List.of())
                .withStatus(refused.getResponse().getStatus());
        Response answer = ProblemAnswers.response(problem, null);
        Object allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    @ServerExceptionMapper
    Response map(Throwable failure) {
        return ProblemAnswers.response(failure);
    }
}
