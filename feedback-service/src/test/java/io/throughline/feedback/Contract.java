package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this service promises of an event, as its files say. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public Contract(String event) {
        this.folder = Path.of("src/contract", event, "v1");
    }

    public Stream<Path> examples() throws IOException {
        return Files.list(folder.resolve("examples"));
    }

    /** What the schema has against it. */
    public List<Error> faults(String data) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(folder.resolve("schema.json")), InputFormat.JSON)
                .validate(data, InputFormat.JSON);
    }

    public void assertIsExample(String example, String data) throws IOException {
        assertThat(JSON.readTree(data))
                .isEqualTo(JSON.readTree(
                        Files.readString(folder.resolve("examples").resolve(example))));
        assertThat(faults(data)).isEmpty();
    }
}
