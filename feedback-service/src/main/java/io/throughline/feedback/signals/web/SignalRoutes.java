package io.throughline.feedback.signals.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.EntryKey;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.commit.web.Admitted;
import io.throughline.feedback.commit.web.ItemReader;
import io.throughline.feedback.commit.web.ItemRoutes;
import io.throughline.feedback.signals.Signal;
import io.throughline.feedback.signals.SignalReader;
import io.throughline.feedback.signals.sql.SignalSettings;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Takes signals in, as feedback is. What the routes promise is written in {@code META-INF/openapi.yaml}. */
@Singleton
class SignalRoutes implements ItemReader<Signal> {

    private final ItemRoutes routes;
    private final GroupCommit<Signal> commits;
    private final SignalSettings settings;

    SignalRoutes(ItemRoutes routes, GroupCommit<Signal> commits, SignalSettings settings) {
        this.routes = routes;
        this.commits = commits;
        this.settings = settings;
    }

    void register(@Observes Router router) {
        routes.single(router, "/v1/signals", Admitted.SECRET_KEYS, this, commits);
        routes.batch(router, "/v1/signals/batch", Admitted.SECRET_KEYS, this, commits);
    }

    @Override
    public Item<Signal> read(ObjectNode json, UUID idFromHeader, Origin origin, Instant receivedAt, Faults faults) {
        Signal signal = SignalReader.read(json, idFromHeader, origin, receivedAt, faults);
        if (signal == null) {
            return null;
        }
        if (signal.isOlderThan(settings.oldest())) {
            throw Problems.of(SignalProblem.TOO_LATE, "A signal is taken until " + settings.oldest() + " after it.");
        }
        EntryKey key = new EntryKey(signal.space(), signal.id());
        return new Item<>(
                signal.id(),
                settled -> new Entry<>(key, signal.digest(), origin.allowance().key(), signal, settled));
    }
}
