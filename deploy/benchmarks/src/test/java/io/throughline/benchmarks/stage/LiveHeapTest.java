package io.throughline.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveHeapTest {

    @Test
    void allPoolsOfTheHeapCountAndNoOthers() {
        assertThat(LiveHeap.used("""
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 8.1E7
                jvm_memory_used_bytes{area="heap",id="PS Old Gen"} 4.0E7
                jvm_memory_used_bytes{area="heap",id="PS Eden Space"} 100000.0
                jvm_memory_max_bytes{area="heap",id="PS Old Gen"} 1.2E8
                """)).isEqualTo(40_100_000);
    }
}
