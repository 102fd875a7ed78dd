package io.throughline.runtime.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.throughline.runtime.outbox.OutboxRelay;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Measures how many events wait in the outbox: an alert on it notices a broker that stays away. And how many were
 * refused for themselves: each is an error that somebody has to look at.
 */
@Singleton
class RelayMetrics {

    void register(@Observes StartupEvent event, @Any Instance<OutboxRelay> relays, MeterRegistry metrics) {
        for (OutboxRelay relay : relays) {
            metrics.gauge("throughline.outbox.waiting", relay, active -> active.state()
                    .waiting());
            FunctionCounter.builder("throughline.outbox.refused", relay, OutboxRelay::refused)
                    .register(metrics);
        }
    }
}
