package io.throughline.feedback.intake.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.feedback.intake.Content;

/** Content as it stands in the column {@code content}. */
final class ContentJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // a newer instance beside this one may have written more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ContentJson() {}

    static String write(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    static Content read(String json) {
        try {
            return JSON.readValue(json, Content.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a kept content cannot be read", corrupt);
        }
    }
}
