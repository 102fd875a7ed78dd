package io.throughline.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void theInnermostThatIsKnownIsAtWork() {
        assertThat(Profile.worker(List.of(
                        "java.util.regex.Pattern$CharProperty",
                        "io.throughline.feedback.privacy.Masking",
                        "io.throughline.feedback.intake.SubmissionReader",
                        "io.netty.channel.nio.NioEventLoop")))
                .isEqualTo("io.throughline.feedback.privacy");
        assertThat(Profile.worker(
                        List.of("java.util.HashMap", "org.postgresql.jdbc.PgArray", "io.throughline.feedback.X")))
                .isEqualTo("PostgreSQL driver");
    }

    @Test
    void aLambdaCountsForItsPackage() {
        assertThat(Profile.worker(List.of("io.throughline.runtime.outbox.Outbox$$Lambda$1424+0x00007f53b8af5a40.1063")))
                .isEqualTo("io.throughline.runtime.outbox");
    }

    @Test
    void strangersAreOthers() {
        assertThat(Profile.worker(List.of("java.lang.Thread"))).isEqualTo("other");
        assertThat(Profile.worker(List.of())).isEqualTo("other");
    }
}
