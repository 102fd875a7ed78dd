package io.throughline.feedback.sources.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.throughline.feedback.sources.KeyRing;
import io.throughline.feedback.sources.SourceProblem;
import io.throughline.runtime.problems.Problem;
import io.throughline.runtime.problems.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets web pages give feedback (CORS, as the Fetch standard has it) where any source lists their origin: a preflight carries no key. Whether
 * the key's own source lists it is asked when the key is there. No wildcards, no cookies.
 */
@Singleton
public class CrossOrigin {

    /** Before the refusals of others: a page may read those too. */
    private static final int FIRST = 1100;

    private static final Set<String> OPEN = Set.of("/v1/feedback", "/v1/feedback/batch");
    private static final String HEADERS = "X-Api-Key, Content-Type, Content-Encoding, Idempotency-Key";
    private static final String PREFLIGHT_LASTS_SECONDS = "600";

    private final KeyRing ring;
    private final ObjectMapper json;

    CrossOrigin(KeyRing ring, ObjectMapper json) {
        this.ring = ring;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    /** The origin of the page that a request comes from; null where there is none, or it is one of this server's own: browsers name that too. */
    public static String page(HttpServerRequest request) {
        String page = request.getHeader(HttpHeaders.ORIGIN);
        if (page == null) {
            return null;
        }
        HostAndPort here = request.authority();
        // the scheme may have changed on the way
        return here != null && page.endsWith("://" + here) ? null : page;
    }

    private void answer(RoutingContext context) {
        String page = page(context.request());
        if (page == null || !OPEN.contains(context.request().path())) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        boolean listed = ring.isListed(page);
        // last, for the resources set it too
        context.addHeadersEndHandler(ended -> vary(response));
        if (listed) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, page)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
        }
        if (isPreflight(context)) {
            preflight(response, listed);
        } else {
            context.next();
        }
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method() == HttpMethod.OPTIONS
                && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private void preflight(HttpServerResponse response, boolean listed) {
        if (listed) {
            response.setStatusCode(204)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_LASTS_SECONDS)
                    .end();
            return;
        }
        Problem problem = Problems.of(SourceProblem.ORIGIN_NOT_ALLOWED, "No source lists the page's origin.")
                .problem();
        try {
            response.setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void vary(HttpServerResponse response) {
        String vary = response.headers().get(HttpHeaders.VARY);
        response.putHeader(HttpHeaders.VARY, vary == null ? "Origin" : vary + ", Origin");
    }
}
