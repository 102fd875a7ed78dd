package io.throughline.traffic.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A server that misbehaves on demand, which the real one cannot. It answers with what it was told to, one reply a request; when that is
 * used up, every item is accepted.
 */
public final class Service implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<List<JsonNode>> requests = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Function<List<JsonNode>, Reply>> replies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    record Reply(int status, Map<String, String> headers, String body) {}

    public Service() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/feedback/batch", this::answer);
        server.createContext("/v1/feedback/import", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Every item that arrived, as often as it did, in no order. */
    public List<JsonNode> received() {
        return requests().stream().flatMap(List::stream).toList();
    }

    public List<List<JsonNode>> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public Service then(int status, Map<String, String> headers, String body) {
        replies.add(items -> new Reply(status, headers, body));
        return this;
    }

    /** The next request is answered item by item: a status, or a whole result object that begins with a brace. */
    public Service thenResults(String... results) {
        replies.add(items -> results(List.of(results)));
        return this;
    }

    /** The next request's connection is closed without an answer. */
    public Service thenHangUp() {
        replies.add(items -> null);
        return this;
    }

    /** The next request is answered by what this makes of the number of its items. */
    Service then(Function<List<JsonNode>, Reply> reply) {
        replies.add(reply);
        return this;
    }

    static Reply results(List<String> statuses) {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            String status = statuses.get(i);
            String rest = status.startsWith("{") ? status.substring(1) : "\"status\":\"" + status + "\"}";
            results.add("{\"index\":" + i + "," + rest);
        }
        return new Reply(200, Map.of(), "{\"results\":[" + String.join(",", results) + "]}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (String line : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            items.add(JSON.readTree(line));
        }
        requests.add(items);
        Function<List<JsonNode>, Reply> next = replies.poll();
        Reply reply = next == null
                ? results(items.stream().map(item -> "accepted").collect(Collectors.toList()))
                : next.apply(items);
        if (reply != null) {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
