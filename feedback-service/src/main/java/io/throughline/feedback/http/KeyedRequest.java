package io.throughline.feedback.http;

import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.problems.ProblemAnswers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** A request that a key has opened, with its whole body. It is answered once, from whatever thread. */
public final class KeyedRequest {

    private final RoutingContext routing;
    private final Context context;
    private final Origin origin;
    private final String mediaType;
    private final Body body;
    private final ProblemAnswers problems;

    /** @param most bytes, packed or not */
    record Body(byte[] received, Packing packing, int most, LargeBodies.Share share) {}

    KeyedRequest(RoutingContext routing, Origin origin, String mediaType, Body body, ProblemAnswers problems) {
        this.routing = routing;
        this.context = Vertx.currentContext();
        this.origin = origin;
        this.mediaType = mediaType;
        this.body = body;
        this.problems = problems;
    }

    public Origin origin() {
        return origin;
    }

    /** In lower case, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Unpacked: that of a large one takes long.
     *
     * @throws io.throughline.runtime.problems.ProblemException where it cannot be unpacked, or becomes too large
     */
    public byte[] body() {
        if (body.packing() != Packing.NONE) {
            // how much it becomes is known only when it is there
            body.share().take(body.most() - body.received().length);
        }
        return body.packing().unpack(body.received(), body.most());
    }

    public String header(String name) {
        return routing.request().getHeader(name);
    }

    /** Runs what takes long on a thread that may block; what it throws is answered. */
    public void blocking(Runnable work) {
        routing.vertx()
                .executeBlocking(
                        () -> {
                            work.run();
                            return null;
                        },
                        false)
                .onFailure(this::fail);
    }

    public void answer(int status, byte[] json) {
        body.share().release();
        context.runOnContext(now -> {
            HttpServerResponse response = routing.response();
            if (!response.closed()) {
                response.setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(Buffer.buffer(json));
            }
        });
    }

    public void fail(Throwable failure) {
        body.share().release();
        context.runOnContext(now -> problems.answer(routing.response(), failure));
    }
}
