package io.throughline.runtime.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.consumer.Heartbeat.Pulse;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    double secondsAgo;

    final Heartbeat heartbeat = new Heartbeat(new MockConsumer<byte[], byte[]>("none") {
        @Override
        public synchronized Map<MetricName, ? extends Metric> metrics() {
            MetricName name =
                    new MetricName("last-heartbeat-seconds-ago", "consumer-coordinator-metrics", "", Map.of());
            return Map.of(name, new Metric() {
                @Override
                public MetricName metricName() {
                    return name;
                }

                @Override
                public Object metricValue() {
                    return secondsAgo;
                }
            });
        }
    });

    @Test
    void isSteadyWithinFiveSeconds() {
        secondsAgo = 5;
        assertThat(heartbeat.pulse(true)).isEqualTo(Pulse.STEADY);
    }

    @Test
    void isLostAfterFiveSeconds() {
        secondsAgo = 6;
        assertThat(heartbeat.pulse(true)).isEqualTo(Pulse.LOST);
    }

    @Test
    void beforeTheFirstOneItDependsOnWhetherPartitionsWereGot() {
        secondsAgo = -1;
        assertThat(heartbeat.pulse(false)).isEqualTo(Pulse.NOT_YET);
        assertThat(heartbeat.pulse(true)).isEqualTo(Pulse.STEADY);
    }
}
