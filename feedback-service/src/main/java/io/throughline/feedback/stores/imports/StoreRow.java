package io.throughline.feedback.stores.imports;

import io.throughline.feedback.stores.Values;
import java.time.LocalDate;

/**
 * A line of a file of stores; null where a cell is empty.
 *
 * @param line in the file, from 1
 */
public record StoreRow(long line, Values values, LocalDate openedOn, LocalDate closedOn) {

    public String code() {
        return values.code();
    }
}
