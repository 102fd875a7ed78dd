package io.throughline.runtime.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends a connection whose request is not read to its end. The answer gets a moment to arrive, and what comes meanwhile is thrown away: closed at
 * once, the connection would be reset, and the client would lose the answer. Without it, {@code Connection: close} waits for the rest of the body.
 */
public final class LingeringClose {

    private static final long MOMENT_MILLIS = 500;

    private LingeringClose() {}

    /** To be called before the answer, on its thread. */
    public static void afterAnswer(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> {
            if (!request.isEnded()) {
                request.handler(rest -> {}).resume();
                context.vertx()
                        .setTimer(MOMENT_MILLIS, over -> request.connection().close());
            }
        });
    }
}
