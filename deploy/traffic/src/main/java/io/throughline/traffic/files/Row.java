package io.throughline.traffic.files;

import com.fasterxml.jackson.databind.JsonNode;

/** One record of the file. */
public interface Row {

    /** Counts the records of the file, from 0. */
    long ordinal();

    /** The line where it begins, from 1. */
    long line();

    /** The lines it uses up, a header and blank ones before it included. */
    int lines();

    /** The whole record as text: two records with different content have different text. */
    String content();

    /**
     * A cell.
     *
     * @return missing when the record does not say; an empty cell of a table says nothing
     * @throws RowFault when the record has no such column
     */
    JsonNode value(String source) throws RowFault;
}
