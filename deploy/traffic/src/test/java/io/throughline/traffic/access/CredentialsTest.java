package io.throughline.traffic.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    private Path folder;

    @Test
    void whatTheRunCommandKeptIsFound() throws IOException {
        Path file = Files.writeString(
                folder.resolve("credentials"), "feedback-url=http://localhost:18001\nother=x\napi-key=tl_1_se=cret\n");
        Credentials kept = Credentials.read(file);
        assertThat(kept.apiKey()).hasValue("tl_1_se=cret");
        assertThat(kept.feedbackUrl()).hasValue("http://localhost:18001");
    }

    @Test
    void withoutAFileNothingIsKept() throws IOException {
        assertThat(Credentials.read(folder.resolve("none")).apiKey()).isEmpty();
    }
}
