package io.throughline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI INTAKE = URI.create("http://127.0.0.1:8080/v1/feedback");
    private static final List<String> KEYS = List.of("tl_a", "tl_b", "tl_c");
    private static final List<String> STORES = List.of("S1", "S2", "S3", "S4");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyFeedbackIsNewAndSaysWhenItIsSent() throws IOException {
        Requests requests = FeedbackRequests.singles(INTAKE, KEYS, STORES, CLOCK);
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            JsonNode feedback = body(requests.next());
            UUID id = UUID.fromString(feedback.path("id").asText());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
            ids.add(id);
            assertThat(feedback.path("sentAt").asText()).isEqualTo("2026-11-21T10:15:30.123Z");
            assertThat(Instant.parse(feedback.path("collectedAt").asText())).isBeforeOrEqualTo(NOW);
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void threeOfTenHaveWordsOfAboutAHundredCharacters() throws IOException {
        Requests requests = FeedbackRequests.singles(INTAKE, KEYS, STORES, CLOCK);
        int withWords = 0;
        int characters = 0;
        for (int i = 0; i < 3_000; i++) {
            String comment = body(requests.next()).path("comment").asText();
            withWords += comment.isEmpty() ? 0 : 1;
            characters += comment.length();
        }
        assertThat(withWords).isBetween(750, 1_050);
        assertThat(characters / withWords).isBetween(80, 120);
    }

    @Test
    void aDeviceStandsInOneStore() throws IOException {
        Requests requests = FeedbackRequests.singles(INTAKE, KEYS, STORES, CLOCK);
        Map<String, Set<String>> storesOf = new HashMap<>();
        for (int i = 0; i < 2 * FeedbackRequests.DEVICES; i++) {
            JsonNode feedback = body(requests.next());
            storesOf.computeIfAbsent(feedback.path("device").asText(), device -> new HashSet<>())
                    .add(feedback.path("store").asText());
        }
        assertThat(storesOf).hasSize(FeedbackRequests.DEVICES);
        assertThat(storesOf.values()).allSatisfy(stores -> assertThat(stores).hasSize(1));
    }

    @Test
    void keysTakeTurns() {
        Requests requests = FeedbackRequests.singles(INTAKE, KEYS, STORES, CLOCK);
        assertThat(List.of(head(requests.next()), head(requests.next()), head(requests.next())))
                .satisfiesExactly(
                        head -> assertThat(head).contains("X-Api-Key: tl_a\r\n"),
                        head -> assertThat(head).contains("X-Api-Key: tl_b\r\n"),
                        head -> assertThat(head).contains("X-Api-Key: tl_c\r\n"));
    }

    @Test
    void aBatchIsAnArrayOfDifferentFeedbacks() throws IOException {
        Requests requests = FeedbackRequests.batches(INTAKE, KEYS, STORES, 100, CLOCK);
        JsonNode batch = body(requests.next());
        assertThat(batch).hasSize(100);
        assertThat(batch).extracting(item -> item.path("id").asText()).doesNotHaveDuplicates();
        assertThat(batch).extracting(item -> item.path("device").asText()).doesNotHaveDuplicates();
        assertThat(requests.accepted()).isEqualTo(100);
    }

    private JsonNode body(byte[] request) throws IOException {
        String text = new String(request, StandardCharsets.US_ASCII);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);
        assertThat(head(request)).contains("Content-Length: " + body.length() + "\r\n");
        return json.readTree(body);
    }

    private static String head(byte[] request) {
        String text = new String(request, StandardCharsets.US_ASCII);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }
}
