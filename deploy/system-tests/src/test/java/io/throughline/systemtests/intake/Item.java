package io.throughline.systemtests.intake;

import java.time.Instant;
import java.util.UUID;

/** A feedback as a client has made it; it stays the same however often it is sent. */
record Item(UUID id, String json) {

    /** A tap at a kiosk. */
    static Item tap() {
        return of("""
                "rating": {"metric": "csat", "value": 4, "min": 1, "max": 5}""");
    }

    /** A feedback with words. */
    static Item words() {
        return of("""
                "rating": {"metric": "csat", "value": 5, "min": 1, "max": 5}, "comment": "She found my size in the stockroom.\"""");
    }

    /** One that breaks a rule: never to be kept. */
    static Item faulty() {
        return of("""
                "rating": {"metric": "csat", "value": 9, "min": 1, "max": 5}""");
    }

    private static Item of(String fields) {
        UUID id = UUID.randomUUID();
        return new Item(id, """
                {"id": "%s", "store": "S001", "touchpoint": "checkout", "collectedAt": "%s", %s}""".formatted(id, Instant.now(), fields));
    }
}
