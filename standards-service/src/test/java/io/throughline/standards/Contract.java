package io.throughline.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What a publisher promises of an event: a schema and golden examples. */
public final class Contract {

    public static final Contract STANDARD = new Contract(Path.of("src/contract/standard/v1"));
    public static final Contract PRACTICE = new Contract(Path.of("../stories-service/src/contract/practice/v1"));
    public static final Contract STORE = new Contract(Path.of("../feedback-service/src/contract/store/v1"));
    public static final Contract FEEDBACK_ERASED =
            new Contract(Path.of("../feedback-service/src/contract/feedback-erased/v1"));
    public static final Contract FEEDBACK_ACCEPTED =
            new Contract(Path.of("../feedback-service/src/contract/feedback-accepted/v1"));

    public static final Contract ERASURE_CONFIRMED = new Contract(Path.of("src/contract/erasure-confirmed/v1"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    private Contract(Path directory) {
        this.directory = directory;
    }

    public String example(String name) {
        return read(directory.resolve("examples").resolve(name + ".json"));
    }

    public void assertValid(String data) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(directory.resolve("schema.json")), InputFormat.JSON);
        assertThat(schema.validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    /** Equal as JSON: the order of names and the form of numbers do not count. */
    public static void assertSameJson(String actual, String expected) {
        JsonNode one = tree(actual);
        JsonNode other = tree(expected);
        assertThat(one.equals(BY_VALUE, other))
                .as("%s\nshould be\n%s", one.toPrettyString(), other.toPrettyString())
                .isTrue();
    }

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
