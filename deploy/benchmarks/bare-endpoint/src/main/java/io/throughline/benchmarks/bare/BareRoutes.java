package io.throughline.benchmarks.bare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The least that an intake could do, on the routes of the same server: no credential, no rules, no database. What it reaches is what the
 * machine gives.
 */
@Singleton
class BareRoutes {

    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final ObjectMapper json = new ObjectMapper();
    private final Producer<byte[], byte[]> producer;
    private final String topic;

    BareRoutes(Producer<byte[], byte[]> producer, @ConfigProperty(name = "bare.topic") String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    void register(@Observes Router router) {
        router.get("/").handler(context -> context.response().end("ok"));
        router.post("/feedback").handler(context -> {
            context.request().bodyHandler(body -> give(context, body));
            context.request().resume();
        });
    }

    /** Parses, sends, and answers when all replicas have it. */
    private void give(RoutingContext context, Buffer body) {
        byte[] bytes = body.getBytes();
        try {
            JsonNode feedback = json.readTree(bytes);
            byte[] key = feedback.required("store").textValue().getBytes(StandardCharsets.UTF_8);
            String receipt = "{\"id\":\"" + feedback.required("id").textValue() + "\",\"status\":\"accepted\"}";
            var thread = context.vertx().getOrCreateContext();
            producer.send(
                    new ProducerRecord<>(topic, key, bytes),
                    (where, failure) -> thread.runOnContext(
                            now -> answer(context, failure == null ? ACCEPTED : UNAVAILABLE, receipt)));
        } catch (IOException | IllegalArgumentException garbled) {
            answer(context, BAD_REQUEST, "{}");
        }
    }

    private static void answer(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json);
    }
}
