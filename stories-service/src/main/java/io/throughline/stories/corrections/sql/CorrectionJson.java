package io.throughline.stories.corrections.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as it goes to and comes from the table {@code correction}. */
final class CorrectionJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private CorrectionJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("labels could not be written as JSON", impossible);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a row holds JSON that this service did not write", foreign);
        }
    }
}
