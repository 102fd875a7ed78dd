package io.throughline.feedback.http;

import io.throughline.feedback.sources.KeyRing;
import io.throughline.feedback.sources.Origin;
import io.throughline.feedback.sources.web.CrossOrigin;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.ProblemAnswers;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Routes that an API key opens. They stand before the REST resources and do without their interceptors, which were
 * much of what a single feedback cost. They bound a body while it comes in, whether its length was announced or not.
 */
@Singleton
public class KeyedRoutes {

    /** Behind the filters for oversized bodies and other origins, before the handlers of bearer tokens. */
    private static final int BEFORE_THE_RESOURCES = -300;

    private static final String KEY = "X-Api-Key";

    private final KeyRing keys;
    private final ProblemAnswers problems;
    private final LargeBodies largeBodies = new LargeBodies();

    KeyedRoutes(KeyRing keys, ProblemAnswers problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /**
     * @param mostBytes of a body, packed or not
     * @param mediaTypes that are taken, in lower case
     * @param admission throws where the key may not, or not now: the body is not read then
     * @param handler gets the request with its whole body, on the event loop: it must not block
     */
    public void post(
            Router router,
            String path,
            int mostBytes,
            Set<String> mediaTypes,
            Consumer<Origin> admission,
            Consumer<KeyedRequest> handler) {
        router.post(path)
                .order(BEFORE_THE_RESOURCES)
                .handler(context -> receive(context, mostBytes, mediaTypes, admission, handler));
    }

    private void receive(
            RoutingContext context,
            int mostBytes,
            Set<String> mediaTypes,
            Consumer<Origin> admission,
            Consumer<KeyedRequest> handler) {
        HttpServerRequest request = context.request();
        try {
            Origin origin = origin(request);
            admission.accept(origin);
            String mediaType = mediaType(request, mediaTypes);
            refuseParameters(request);
            Packing packing = Packing.of(request.getHeader(HttpHeaders.CONTENT_ENCODING));
            LargeBodies.Share share = largeBodies.share(origin.allowance().key());
            BodyReader.read(context, mostBytes, share, problems, received -> {
                KeyedRequest.Body body = new KeyedRequest.Body(received, packing, mostBytes, share);
                KeyedRequest keyed = new KeyedRequest(context, origin, mediaType, body, problems);
                try {
                    handler.accept(keyed);
                } catch (RuntimeException refusal) {
                    keyed.fail(refusal);
                }
            });
        } catch (RuntimeException refusal) {
            problems.answer(context.response(), refusal);
        }
    }

    private Origin origin(HttpServerRequest request) {
        String key = request.getHeader(KEY);
        if (key != null) {
            return keys.origin(key, CrossOrigin.page(request)).orElseThrow(ProblemAnswers::unauthorized);
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            throw Problems.of(CommonProblem.FORBIDDEN, "This is given with an API key, in " + KEY + ".");
        }
        throw ProblemAnswers.unauthorized();
    }

    private static String mediaType(HttpServerRequest request, Set<String> taken) {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String type = header == null ? "" : header;
        int parameters = type.indexOf(';');
        String plain =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (!taken.contains(plain)) {
            throw Problems.of(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + String.join(" or ", taken) + ".");
        }
        return plain;
    }

    private static void refuseParameters(HttpServerRequest request) {
        if (request.query() != null && !request.query().isEmpty()) {
            List<Fault> faults = request.params().names().stream()
                    .map(name -> new Fault(name, "unknown", "is not a parameter of this resource"))
                    .toList();
            ProblemException refusal = Problems.withFaults(CommonProblem.INVALID_QUERY, faults);
            throw refusal;
        }
    }
}
