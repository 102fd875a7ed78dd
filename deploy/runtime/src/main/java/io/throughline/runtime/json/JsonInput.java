package io.throughline.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Parses JSON strictly: UTF-8 and nothing else, bounded, no duplicate keys, nothing after the end, decimals exact. */
public final class JsonInput {

    /** A body of the smallest values would fill the memory. */
    private static final long MOST_TOKENS = 300_000;

    /** Depth 32; the body's size is bounded before it comes here. */
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .maxNameLength(256)
                            .maxStringLength(64 * 1024)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(new BoundedNumbers())
            .build();

    private static final String BOUNDS =
            ("The JSON exceeds a bound: depth 32, strings 64 KiB, names 256 characters, numbers 100 characters and exponents of %d,"
                            + " %d values and names in all.")
                    .formatted(BoundedNumbers.LARGEST_EXPONENT, MOST_TOKENS);

    private JsonInput() {}

    /** @throws MalformedJsonException with a reason for people, free of the body's text */
    public static JsonNode parse(byte[] body) throws MalformedJsonException {
        return parse(body, 0, body.length);
    }

    public static JsonNode parse(byte[] body, int offset, int length) throws MalformedJsonException {
        return strictly(() -> {
            JsonNode node = isPlain(body, offset, length)
                    ? STRICT.readTree(body, offset, length)
                    : STRICT.readTree(text(body, offset, length));
            if (node.isMissingNode()) {
                throw new MalformedJsonException("The body is empty.");
            }
            return node;
        });
    }

    private interface Reading<T> {
        T read() throws IOException, MalformedJsonException;
    }

    private static <T> T strictly(Reading<T> reading) throws MalformedJsonException {
        try {
            return reading.read();
        } catch (StreamConstraintsException | NumberFormatException bound) {
            throw new MalformedJsonException(BOUNDS);
        } catch (JsonProcessingException malformed) {
            throw new MalformedJsonException(where(malformed), malformed instanceof JsonParseException);
        } catch (CharacterCodingException garbled) {
            throw new MalformedJsonException("The body is not UTF-8.");
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /** @throws MalformedJsonException also where the JSON is no object */
    public static ObjectNode parseObject(byte[] body) throws MalformedJsonException {
        if (parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("The body must be a JSON object.");
    }

    /** Jackson itself guesses at UTF-16 and UTF-32, and takes overlong sequences and encoded surrogates. */
    private static String text(byte[] body, int offset, int length) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(body, offset, length)).toString();
    }

    /** ASCII without NUL and escapes: nothing to guess at or to check, and so read without a copy. */
    private static boolean isPlain(byte[] body, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (body[i] <= 0 || body[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String where(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        // the parser's own message quotes the body
        return location == null
                ? "The body is not valid JSON."
                : "The body is not valid JSON (or repeats a name) at line %d, column %d."
                        .formatted(location.getLineNr(), location.getColumnNr());
    }
}
