package io.throughline.benchmarks.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.Tokens;
import io.throughline.traffic.scenario.sending.Registry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization with stores, sources and keys, set up through the public interface.
 *
 * @param stores their codes
 */
public record Retailer(UUID organization, List<String> stores, List<String> keys) {

    private static final int STORES = 200;
    private static final int KEYS_A_SOURCE = 2;
    private static final List<String> CHANNELS = List.of("kiosk", "app", "web");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param service feedback-service */
    public static Retailer register(URI service, Tokens tokens) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        JsonNode organization = made(
                new Registry(service, tokens.operator(), PATIENCE, clock),
                "/admin/organizations",
                Map.of("slug", "benchmarks", "name", "Benchmarks"));
        UUID id = UUID.fromString(organization.path("id").asText());
        Registry registry = new Registry(service, tokens.admin(id), PATIENCE, clock);
        List<String> stores = new ArrayList<>();
        for (int i = 1; i <= STORES; i++) {
            String code = "B%03d".formatted(i);
            made(registry, "/v1/stores", Map.of("code", code, "name", "Store " + i, "timeZone", "Europe/Berlin"));
            stores.add(code);
        }
        List<String> keys = new ArrayList<>();
        for (String channel : CHANNELS) {
            String source = made(registry, "/v1/sources", Map.of("name", "benchmarks " + channel, "channel", channel))
                    .path("id")
                    .asText();
            for (int i = 0; i < KEYS_A_SOURCE; i++) {
                keys.add(made(registry, "/v1/sources/" + source + "/keys", Map.of())
                        .path("key")
                        .asText());
            }
        }
        return new Retailer(id, stores, keys);
    }

    private static JsonNode made(Registry registry, String path, Map<String, ?> body) throws InterruptedException {
        return registry.create(path, body).orElseThrow(() -> new IllegalStateException(path + " is there already"));
    }
}
