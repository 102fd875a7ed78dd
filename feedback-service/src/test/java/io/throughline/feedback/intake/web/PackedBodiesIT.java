package io.throughline.feedback.intake.web;

import static io.throughline.feedback.Api.feedback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class PackedBodiesIT {

    private static Api api;
    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void setUp() {
        api = Api.newOrganization();
    }

    @Test
    void aPackedBodyIsUnpacked() {
        packed(feedback(id, "S001", "")).post("/v1/feedback").then().statusCode(202);
        api.read(id).then().statusCode(200);
        packed("[" + feedback(id, "S001", "") + "]")
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.status", contains("duplicate"));
    }

    @Test
    void aPackedBatchIsUnpackedOnceForAllItsItems() {
        List<String> items = IntStream.range(0, 1000)
                .mapToObj(i -> feedback(UUID.randomUUID(), "S001", ""))
                .toList();
        packed(items.toString())
                .post("/v1/feedback/batch")
                .then()
                .statusCode(200)
                .body("results.findAll { it.status == 'accepted' }.size()", equalTo(1000));
    }

    @Test
    void aPackedBodyThatUnpacksBeyondTheBoundIsRefused() {
        packed(" ".repeat(70_000) + feedback(id, "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(413)
                .body("code", equalTo("too-large"));
    }

    @Test
    void aBodyThatIsNotPackedAsItSaysIsRefused() {
        api.withKey()
                .header("Content-Encoding", "gzip")
                .body(feedback(id, "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-encoding"))
                .body("advice", equalTo("fix"));
        api.withKey()
                .header("Content-Encoding", "br")
                .body(feedback(id, "S001", ""))
                .post("/v1/feedback")
                .then()
                .statusCode(415);
    }

    private RequestSpecification packed(String body) {
        return api.withKey().header("Content-Encoding", "gzip").body(gzip(body));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return packed.toByteArray();
    }
}
