package io.throughline.traffic.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which service is sent to, and with which key. */
public final class Access {

    static final String LOCAL = "http://localhost:18001";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "feedback-service (else what ./deploy/run kept, else " + LOCAL + ")")
    private String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "API key; others on this machine can see it: prefer one of the next")
    private String key;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "file with the API key (else THROUGHLINE_API_KEY, else what ./deploy/run kept)")
    private Path keyFile;

    /** @throws IllegalArgumentException when it is no address of a web service */
    public URI url() throws IOException {
        return address("--url", url != null ? url : kept().feedbackUrl().orElse(LOCAL));
    }

    static URI address(String option, String address) {
        URI uri = URI.create(address);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(option + " needs http://HOST:PORT, not '" + address + "'");
        }
        return uri;
    }

    /** @throws IllegalArgumentException when there is none, or it cannot be one */
    public String key() throws IOException {
        String found = key != null ? key : keyFile != null ? Files.readString(keyFile) : keptKey();
        String stripped = found.strip();
        if (!stripped.matches("[\\x21-\\x7E]+")) {
            throw new IllegalArgumentException("the API key is empty or has characters that a key cannot have");
        }
        return stripped;
    }

    private static String keptKey() throws IOException {
        return Optional.ofNullable(System.getenv("THROUGHLINE_API_KEY"))
                .or(kept()::apiKey)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no API key: give --key-file or THROUGHLINE_API_KEY, or start ./deploy/run, which keeps one"));
    }

    static Credentials kept() throws IOException {
        return Credentials.read(directory().resolve("credentials"));
    }

    /** Where the run command keeps what its neighbours need. */
    public static Path directory() {
        return Path.of(System.getProperty("throughline.directory", ".throughline"));
    }
}
