package io.throughline.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** GETs of an address that is made anew for each. */
public record MadeRequests(Supplier<URI> uris, Map<String, String> headers, int status) implements Requests {

    @Override
    public byte[] next() {
        return Head.of("GET", uris.get(), headers).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int accepted() {
        return 0;
    }
}
