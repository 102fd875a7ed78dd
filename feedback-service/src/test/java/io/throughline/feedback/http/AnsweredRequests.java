package io.throughline.feedback.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sees each request of the service, and holds none. */
@Singleton
class AnsweredRequests {

    static final String MARK = "AnsweredRequests";

    private final Queue<WeakReference<RoutingContext>> seen = new ConcurrentLinkedQueue<>();

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().headers().contains(MARK)) {
                        seen.add(new WeakReference<>(context));
                    }
                    context.next();
                },
                1);
    }

    int seen() {
        return seen.size();
    }

    /** How many are still in memory after a collection. */
    long held() {
        System.gc();
        return seen.stream().filter(request -> request.get() != null).count();
    }
}
