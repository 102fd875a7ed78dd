package io.throughline.traffic.scenario.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.traffic.scenario.planted.Channel;
import io.throughline.traffic.scenario.stores.Store;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets up what a scenario needs: its stores, a source for each channel, and a key for each source, which is kept nowhere. */
final class Registration {

    private static final String SOURCES = "/v1/sources";

    private final Registry registry;

    Registration(Registry registry) {
        this.registry = registry;
    }

    /** What is there already is left as it is. */
    void stores(List<Store> stores) throws InterruptedException {
        for (Store store : stores) {
            registry.create(
                    "/v1/stores",
                    Map.of(
                            "code", store.code(),
                            "name", store.name(),
                            "region", store.region(),
                            "format", store.format().wireName(),
                            "timeZone", store.timeZone().getId(),
                            "openedOn", store.openedOn().toString()));
        }
    }

    /** A new key for each channel. */
    Map<Channel, String> keys() throws InterruptedException {
        Map<Channel, String> keys = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            keys.put(channel, key(source(channel)));
        }
        return keys;
    }

    private String source(Channel channel) throws InterruptedException {
        String name = "scenario " + channel.word();
        Optional<JsonNode> created = registry.create(SOURCES, Map.of("name", name, "channel", channel.word()));
        JsonNode source = created.isPresent() ? created.get() : registry.find(SOURCES, "name", name);
        return source.path("id").asText();
    }

    private String key(String source) throws InterruptedException {
        return registry.create(SOURCES + "/" + source + "/keys", Map.of())
                .map(issued -> issued.path("key").asText())
                .orElseThrow(() -> new RegistryFailure("no key is issued for the source " + source));
    }
}
