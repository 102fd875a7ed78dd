package io.throughline.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.throughline.runtime.consumer.ConsumedPartitions;
import io.throughline.runtime.consumer.PollLoop;
import io.throughline.runtime.consumer.PollLoopSettings;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.outbox.RelaySettings;
import io.throughline.runtime.outbox.RelayState;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HealthTest {

    static final DataSource AWAY = proxy(DataSource.class, (proxy, method, arguments) -> {
        throw new SQLException("no database", "08001");
    });

    record LoopSettings(Duration liveness) implements PollLoopSettings {

        @Override
        public String group() {
            return "readers";
        }

        @Override
        public List<String> topics() {
            return List.of("topic");
        }

        @Override
        public int batch() {
            return 10;
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration longestBackoff() {
            return Duration.ofMillis(10);
        }
    }

    record Relaying() implements RelaySettings {

        @Override
        public String source() {
            return "/tests";
        }

        @Override
        public int batch() {
            return 10;
        }

        @Override
        public Duration idle() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration linger() {
            return Duration.ZERO;
        }

        @Override
        public Duration leaseRetry() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration takeoverDelay() {
            return Duration.ZERO;
        }
    }

    @Test
    void aServiceWithoutConsumersIsReadyAndLive() {
        assertThat(new ConsumersAreReady(beans()).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new ConsumersAreLive(beans(), beans()).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void readinessSaysWhatEachConsumerIsDoing() {
        PollLoop<String> loop = loop(Clock.systemUTC());
        HealthCheckResponse starting = new ConsumersAreReady(beans(loop)).call();
        assertThat(starting.getStatus()).isEqualTo(Status.UP);
        assertThat(starting.getData()).hasValue(Map.of("readers", "starting"));
        loop.start();
        loop.close();
        HealthCheckResponse stopped = new ConsumersAreReady(beans(loop)).call();
        assertThat(stopped.getStatus()).isEqualTo(Status.DOWN);
        assertThat(stopped.getData()).hasValue(Map.of("readers", "stopped"));
    }

    @Test
    void aLoopThatDoesNotComeRoundIsNotLive() {
        Instant[] now = {Instant.parse("2026-11-21T09:15:30Z")};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        PollLoop<String> loop = loop(clock);
        assertThat(new ConsumersAreLive(beans(loop), beans()).call().getStatus())
                .isEqualTo(Status.UP);
        now[0] = now[0].plus(Duration.ofMinutes(5));
        assertThat(new ConsumersAreLive(beans(loop), beans()).call().getStatus())
                .isEqualTo(Status.DOWN);
        loop.close();
    }

    @Test
    void aRelayThatWaitsIsToldAndDoesNotEndReadiness() {
        OutboxRelay relay = new OutboxRelay(AWAY, new MockProducer<>(), new Relaying());
        relay.start();
        await().until(() -> relay.state().phase() == RelayState.Phase.DATABASE_AWAY);
        HealthCheckResponse waiting = new RelayTells(beans(relay)).call();
        assertThat(waiting.getStatus()).isEqualTo(Status.UP);
        assertThat(waiting.getData())
                .hasValue(Map.of("relay", "database-away", "waiting", 0L, "refused", 0L, "reason", "SQLSTATE 08001"));
        assertThat(new ConsumersAreLive(beans(), beans(relay)).call().getStatus())
                .isEqualTo(Status.UP);
        relay.close();
        assertThat(new ConsumersAreLive(beans(), beans(relay)).call().getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void aRelaysWaitingAndRefusedEventsAreMeasured() {
        OutboxRelay relay = new OutboxRelay(AWAY, new MockProducer<>(), new Relaying());
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        new RelayMetrics().register(null, beans(relay), metrics);
        assertThat(metrics.get("throughline.outbox.waiting").gauge().value()).isZero();
        assertThat(metrics.get("throughline.outbox.refused").functionCounter().count())
                .isZero();
    }

    private static PollLoop<String> loop(Clock clock) {
        return new PollLoop<>(
                new LoopSettings(Duration.ofMinutes(4)),
                new MockConsumer<>("none"),
                new MockProducer<>(),
                new ConsumedPartitions(AWAY),
                record -> Optional.empty(),
                batch -> {},
                new SimpleMeterRegistry(),
                clock);
    }

    /** What the container would inject. */
    @SafeVarargs
    private static <T> Instance<T> beans(T... beans) {
        return proxy(
                Instance.class,
                (proxy, method, arguments) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : List.of(beans).iterator());
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
