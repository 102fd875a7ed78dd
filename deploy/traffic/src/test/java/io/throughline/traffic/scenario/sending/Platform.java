package io.throughline.traffic.scenario.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A feedback-service that knows the registry and the intake by heart, and now and then does not answer. */
public final class Platform implements AutoCloseable {

    public static final String TOKEN = "admin's";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> stores = new LinkedHashMap<>();
    private final Map<String, String> channelsBySource = new HashMap<>();
    private final Map<String, String> channelsByKey = new HashMap<>();
    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final int failing;

    /** @param failing every so many'th request gets no answer, one half of them after having been carried out */
    public Platform(int failing) throws IOException {
        this.failing = failing;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/stores", this::stores);
        server.createContext("/v1/sources", this::sources);
        server.createContext("/v1/feedback/batch", this::feedback);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public synchronized Map<String, JsonNode> stores() {
        return Map.copyOf(stores);
    }

    /** By id, in the order in which they were kept. */
    public synchronized List<JsonNode> kept() {
        return List.copyOf(kept.values());
    }

    /** That of the key that the feedback came with. */
    public synchronized String channel(String id) {
        return channels.get(id);
    }

    public int requests() {
        return requests.get();
    }

    private void stores(HttpExchange exchange) throws IOException {
        answer(exchange, body -> {
            boolean known = stores.putIfAbsent(body.path("code").asText(), body) != null;
            return known ? "409 {}" : "201 " + body;
        });
    }

    private void sources(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        answer(exchange, body -> {
            if (exchange.getRequestMethod().equals("GET")) {
                List<String> items = new ArrayList<>();
                channelsBySource.keySet().forEach(name -> items.add(source(name)));
                return "200 {\"items\":[" + String.join(",", items) + "]}";
            }
            if (path.endsWith("/keys")) {
                String name = path.split("/")[3].replace('_', ' ');
                String key = "tl_" + channelsByKey.size();
                channelsByKey.put(key, channelsBySource.get(name));
                return "201 {\"key\":\"" + key + "\"}";
            }
            String name = body.path("name").asText();
            boolean known =
                    channelsBySource.putIfAbsent(name, body.path("channel").asText()) != null;
            return known ? "409 {}" : "201 " + source(name);
        });
    }

    private static String source(String name) {
        return "{\"id\":\"" + name.replace(' ', '_') + "\",\"name\":\"" + name + "\"}";
    }

    private void feedback(HttpExchange exchange) throws IOException {
        String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String channel;
        synchronized (this) {
            channel = channelsByKey.get(exchange.getRequestHeaders().getFirst("X-Api-Key"));
        }
        respond(exchange, () -> {
            List<String> results = new ArrayList<>();
            for (String line : lines.split("\n")) {
                JsonNode item = parse(line);
                String id = item.path("id").asText();
                boolean known = kept.putIfAbsent(id, item) != null;
                channels.put(id, channel);
                results.add(
                        "{\"index\":" + results.size() + ",\"status\":\"" + (known ? "duplicate" : "accepted") + "\"}");
            }
            return "200 {\"results\":[" + String.join(",", results) + "]}";
        });
    }

    private interface Call {
        String with(JsonNode body);
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean allowed =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        respond(exchange, () -> allowed ? call.with(parse(new String(body, StandardCharsets.UTF_8))) : "401 {}");
    }

    private void respond(HttpExchange exchange, Supplier<String> work) throws IOException {
        int number = requests.incrementAndGet();
        boolean fails = failing > 0 && number % failing == 0;
        if (fails && number / failing % 2 == 0) {
            exchange.close();
            return;
        }
        String answer;
        synchronized (this) {
            answer = work.get();
        }
        if (!fails) {
            byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
