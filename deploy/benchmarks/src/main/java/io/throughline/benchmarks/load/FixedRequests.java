package io.throughline.benchmarks.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** GETs of a few addresses in turn. */
public final class FixedRequests implements Requests {

    private static final int OK = 200;

    private final List<byte[]> requests;
    private final int status;
    private final int leastBytes;
    private int next;

    /** One of them. */
    public record Get(URI uri, Map<String, String> headers) {}

    /** All with the same headers, and answered 200. */
    public FixedRequests(List<URI> uris, Map<String, String> headers) {
        this(uris.stream().map(uri -> new Get(uri, headers)).toList(), OK, 0);
    }

    /**
     * @param status of every answer
     * @param leastBytes of every answer
     */
    public FixedRequests(List<Get> gets, int status, int leastBytes) {
        this.requests = gets.stream()
                .map(get -> Head.of("GET", get.uri(), get.headers()).getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.status = status;
        this.leastBytes = leastBytes;
    }

    @Override
    public byte[] next() {
        next = (next + 1) % requests.size();
        return requests.get(next);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public int accepted() {
        return 0;
    }

    @Override
    public int leastBytes() {
        return leastBytes;
    }
}
