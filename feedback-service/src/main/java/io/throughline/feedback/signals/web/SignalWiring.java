package io.throughline.feedback.signals.web;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.throughline.feedback.commit.sql.GroupCommit;
import io.throughline.feedback.signals.Signal;
import io.throughline.feedback.signals.sql.SignalSettings;
import io.throughline.feedback.signals.sql.SignalTable;
import io.throughline.runtime.outbox.OutboxRelay;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the commits of signals together, starts them, and stops them before the relay. */
@Singleton
class SignalWiring {

    private static final int BEFORE_THE_RELAY = 1;

    @Produces
    @Singleton
    GroupCommit<Signal> signals(
            @DataSource("flow") AgroalDataSource flow,
            OutboxRelay relay,
            SignalSettings settings,
            MeterRegistry metrics) {
        return new GroupCommit<>("signals", flow, new SignalTable(), relay, settings.commit(), metrics);
    }

    void start(@Observes StartupEvent event, GroupCommit<Signal> signals) {
        signals.start();
    }

    void stop(@Observes @Priority(BEFORE_THE_RELAY) ShutdownEvent event, GroupCommit<Signal> signals) {
        signals.close();
    }
}
