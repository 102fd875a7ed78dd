package io.throughline.traffic.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** A file's records, one after the other. */
public interface Rows extends AutoCloseable {

    /**
     * The next record; empty at the end.
     *
     * @throws RowFault when this record cannot be read; the next call goes on behind it
     * @throws IOException when the file cannot be read on from here
     */
    Optional<Row> next() throws RowFault, IOException;

    @Override
    void close() throws IOException;

    /**
     * @param sources the columns that will be asked for
     * @throws IllegalArgumentException when the file has no such column
     */
    static Rows open(Path file, Format format, Collection<String> sources) throws IOException {
        Utf8Reader reader = Utf8Reader.of(file);
        try {
            return format.json() ? new JsonRows(reader, sources) : new TableRows(reader, format, sources);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }
}
