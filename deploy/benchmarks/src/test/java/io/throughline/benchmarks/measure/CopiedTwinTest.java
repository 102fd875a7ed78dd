package io.throughline.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedTwinTest {

    @Test
    void rowsAreCutIntoCommits() throws IOException {
        try (CopiedTwin.Commits commits = new CopiedTwin.Commits()) {
            for (int i = 0; i < 2_500; i++) {
                commits.write((i + "\tx\n").getBytes());
            }
            List<byte[]> all = commits.all();
            assertThat(all.stream().map(commit -> new String(commit).lines().count()))
                    .containsExactly(1_000L, 1_000L, 500L);
            assertThat(new String(all.get(1))).startsWith("1000\tx\n").endsWith("1999\tx\n");
        }
    }
}
