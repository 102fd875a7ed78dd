package io.throughline.traffic.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say which service is set up and sent to, and on whose behalf. */
public final class AdminAccess {

    @Option(
            names = "--feedback-url",
            paramLabel = "URL",
            description = "feedback-service (else what ./deploy/run kept, else " + Access.LOCAL + ")")
    private String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "file with a token of the role admin (else tokens/admin, which ./deploy/run keeps)")
    private Path tokenFile;

    /** @throws IllegalArgumentException when it is no address of a web service */
    public URI url() throws IOException {
        return Access.address(
                "--feedback-url",
                url != null ? url : Access.kept().feedbackUrl().orElse(Access.LOCAL));
    }

    /** @throws IllegalArgumentException when there is none */
    public String token() throws IOException {
        Path file = tokenFile != null ? tokenFile : Access.directory().resolve("tokens/admin");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(
                    "no token in " + file + ": give --token-file, or start ./deploy/run, which keeps one");
        }
    }
}
