package io.throughline.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** GETs of a few addresses in turn. */
public final class FixedRequests implements Requests {

    private final List<byte[]> requests;
    private int next;

    public FixedRequests(List<URI> uris, Map<String, String> headers) {
        this.requests = uris.stream()
                .map(uri -> Head.of("GET", uri, headers).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    @Override
    public byte[] next() {
        next = (next + 1) % requests.size();
        return requests.get(next);
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public int accepted() {
        return 0;
    }
}
