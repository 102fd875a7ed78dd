package io.throughline.benchmarks.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {

    private static final String STATUS = """
            Name:\tjava
            VmHWM:\t  614400 kB
            VmRSS:\t  512000 kB
            Cpus_allowed:\t10f
            Cpus_allowed_list:\t0-3,8
            """;

    @Test
    void memoryIsToldInBytes() {
        assertThat(Memory.of(STATUS)).isEqualTo(new Memory(500L << 20, 600L << 20));
    }

    @Test
    void theLastProcessorThatMayBeUsedIsFound() {
        assertThat(ClassifierProcess.lastOf(STATUS)).isEqualTo(8);
        assertThat(ClassifierProcess.lastOf("Cpus_allowed_list:\t1")).isEqualTo(1);
    }
}
