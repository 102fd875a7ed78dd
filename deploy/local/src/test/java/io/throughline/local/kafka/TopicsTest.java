package io.throughline.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics declared = Topics.declared();

    @Test
    void everyTopicIsOfADeclaredKind() {
        assertThat(declared.topics()).hasSize(13).allSatisfy((name, topic) -> {
            assertThat(declared.kinds()).containsKey(topic.kind());
            assertThat(topic.partitions()).isPositive();
        });
    }

    @Test
    void everythingIsGoneWhenItsDeadlineHasPassed() {
        assertThat(lifetime("events")).isEqualTo(Duration.ofDays(7));
        assertThat(lifetime("dead-letters")).isEqualTo(Duration.ofDays(30));
        assertThat(declared.kinds().get("state").get("max.compaction.lag.ms"))
                .isEqualTo("" + Duration.ofDays(7).toMillis());
    }

    @Test
    void aReaderThatWasAwayForAWeekStillLearnsOfDeletions() {
        assertThat(declared.kinds().get("state").get("delete.retention.ms"))
                .isEqualTo("" + Duration.ofDays(7).toMillis());
    }

    /** Kafka deletes whole segments. */
    private Duration lifetime(String kind) {
        Map<String, String> settings = declared.kinds().get(kind);
        return Duration.ofMillis(
                Long.parseLong(settings.get("retention.ms")) + Long.parseLong(settings.get("segment.ms")));
    }
}
