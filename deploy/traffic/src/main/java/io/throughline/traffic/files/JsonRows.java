package io.throughline.traffic.files;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records of an NDJSON file: one JSON object a line. Blank lines are passed over. */
final class JsonRows implements Rows {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Utf8Reader reader;
    private final BufferedReader text;
    private final Map<String, JsonPointer> pointers = new HashMap<>();
    private long ordinal;
    private long line;
    private int lines;

    /** @param sources a JSON pointer ({@code /review/text}) or the name of a member of the object itself */
    JsonRows(Utf8Reader reader, Collection<String> sources) {
        this.reader = reader;
        this.text = new BufferedReader(reader);
        for (String source : sources) {
            pointers.put(
                    source,
                    source.startsWith("/")
                            ? JsonPointer.compile(source)
                            : JsonPointer.empty().appendProperty(source));
        }
    }

    @Override
    public Optional<Row> next() throws RowFault, IOException {
        lines = 0;
        String content;
        do {
            content = text.readLine();
            if (content == null) {
                return Optional.empty();
            }
            line++;
            lines++;
            reader.recordTaken();
        } while (content.isBlank());
        if (reader.badUpTo(line)) {
            throw new RowFault(line, lines, "not UTF-8");
        }
        return Optional.of(new JsonRow(ordinal++, line, lines, content, parse(content), pointers));
    }

    private JsonNode parse(String content) throws RowFault {
        try {
            JsonNode object = JSON.readValue(content);
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            throw new RowFault(line, lines, "not JSON: " + notJson.getOriginalMessage());
        }
        throw new RowFault(line, lines, "not a JSON object");
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private record JsonRow(
            long ordinal, long line, int lines, String content, JsonNode object, Map<String, JsonPointer> pointers)
            implements Row {

        @Override
        public JsonNode value(String source) {
            return object.at(pointers.get(source));
        }
    }
}
