package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void onlyOneAtATimeHasItOpen() {
        try (RunDirectory first = RunDirectory.open(directory)) {
            assertThatThrownBy(() -> RunDirectory.open(first.path()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("another instance");
        }
        RunDirectory.open(directory).close();
    }

    @Test
    void emptyingItLeavesWhatIsNotOurs() throws IOException {
        Path theirs = Files.writeString(directory.resolve("thesis.txt"), "years of work");
        Path ours = Files.createDirectories(directory.resolve("data/postgres"));
        try (RunDirectory open = RunDirectory.open(directory)) {
            open.empty();
        }
        assertThat(theirs).exists();
        assertThat(ours).doesNotExist();
    }

    @Test
    void aPasswordIsMadeOnceAndKeptForItsOwnerOnly() throws IOException {
        String made = Credentials.in(directory).password("feedback_owner");
        assertThat(made).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Credentials.in(directory).password("feedback_owner")).isEqualTo(made);
        assertThat(Credentials.in(directory).password("feedback_flow")).isNotEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("credentials"))))
                .isEqualTo("rw-------");
    }
}
