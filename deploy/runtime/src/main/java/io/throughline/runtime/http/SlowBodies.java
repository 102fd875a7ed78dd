package io.throughline.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes a connection whose request has not come in whole within {@code throughline.http.body-within}, 30 s unless set. The server's idle
 * timeout ends a head that comes slowly, but every byte of a body begins it anew.
 */
@Singleton
class SlowBodies {

    private static final int BEFORE_ALL_OTHERS = 2000;

    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final long within;

    SlowBodies(@ConfigProperty(name = "throughline.http.body-within", defaultValue = "30s") Duration within) {
        this.within = within.toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ALL_OTHERS);
    }

    private void watch(RoutingContext context) {
        if (mayHaveBody(context.request())) {
            // most bodies come with their heads: they are whole a moment later, and cost no timer
            context.vertx().runOnContext(aMomentLater -> {
                if (!context.request().isEnded()) {
                    begin(context);
                }
            });
        }
        context.next();
    }

    /**
     * Without one there is nothing to wait for. A request that is handed to a worker is paused, and so has not ended a moment later: a timer
     * would hold it, with all of its answer, until it is over.
     */
    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.version() == HttpVersion.HTTP_2
                ? !BODILESS.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(within, late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(answered -> {
            // a request that is answered before its end may still go on
            if (request.isEnded()) {
                context.vertx().cancelTimer(timer);
            }
        });
    }
}
