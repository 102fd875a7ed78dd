package io.throughline.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.process.StartFailure;
import org.junit.jupiter.api.Test;

class ProducerToolTest {

    @Test
    void theLastLineSumsUp() {
        assertThat(ProducerTool.rate("""
                120000 records sent, 24000.0 records/sec (17.21 MB/sec), 301.1 ms avg latency, 900.0 ms max latency.
                200000 records sent, 55726.4 records/sec (39.97 MB/sec), 210.5 ms avg latency, 901.0 ms max latency, 1 ms 50th.
                """)).isEqualTo(55_726.4);
    }

    @Test
    void noRateIsAFailure() {
        assertThatThrownBy(() -> ProducerTool.rate("usage: producer-performance"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("usage");
    }
}
