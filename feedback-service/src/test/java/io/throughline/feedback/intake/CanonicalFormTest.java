package io.throughline.feedback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.JsonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static final String GIVEN = """
            {"id": "a", "collectedAt": "2026-11-21T10:00:00+01:00", "comment": "ab", "rating": {"value": 4, "min": 1},
             "reasons": ["x", "y"]}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasons\":[\"x\",\"y\"],\"rating\":{\"min\":1.0,\"value\":40e-1},\"comment\":\"ab\",\"collectedAt\":\"2026-11-21T09:00:00Z\",\"id\":\"a\"}",
                "{\"id\":\"b\",\"sentAt\":\"2026-11-21T09:00:09Z\",\"collectedAt\":\"2026-11-21T09:00:00.000Z\",\"comment\":\"ab\",\"rating\":{\"value\":4,\"min\":1},\"reasons\":[\"x\",\"y\"],\"goal\":null}"
            })
    void theSameContentHasTheSameForm(String again) {
        assertThat(digest(again)).isEqualTo(digest(GIVEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"collectedAt\":\"2026-11-21T09:00:00Z\",\"comment\":\"ab \",\"rating\":{\"value\":4,\"min\":1},\"reasons\":[\"x\",\"y\"]}",
                "{\"collectedAt\":\"2026-11-21T09:00:01Z\",\"comment\":\"ab\",\"rating\":{\"value\":4,\"min\":1},\"reasons\":[\"x\",\"y\"]}",
                "{\"collectedAt\":\"2026-11-21T09:00:00Z\",\"comment\":\"ab\",\"rating\":{\"value\":5,\"min\":1},\"reasons\":[\"x\",\"y\"]}",
                "{\"collectedAt\":\"2026-11-21T09:00:00Z\",\"comment\":\"ab\",\"rating\":{\"value\":4,\"min\":1},\"reasons\":[\"y\",\"x\"]}",
                "{\"collectedAt\":\"2026-11-21T09:00:00Z\",\"comment\":\"ab\",\"rating\":{\"value\":4,\"min\":1},\"reasons\":[\"xy\"]}"
            })
    void otherContentHasAnother(String other) {
        assertThat(digest(other)).isNotEqualTo(digest(GIVEN));
    }

    @Test
    void textsCannotImitateStructure() {
        assertThat(digest("{\"a\":\"1\",\"b\":\"2\"}")).isNotEqualTo(digest("{\"a\":\"1,\\\"1\\\"b:\\\"1\\\"2\"}"));
        assertThat(digest("{\"a\":1}")).isNotEqualTo(digest("{\"a\":\"1\"}"));
    }

    private static byte[] digest(String json) {
        try {
            ObjectNode node = JsonInput.parseObject(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return CanonicalForm.digest(node);
        } catch (io.throughline.runtime.json.MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
