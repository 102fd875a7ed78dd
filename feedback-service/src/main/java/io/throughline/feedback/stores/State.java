package io.throughline.feedback.stores;

import java.time.LocalDate;

/**
 * What holds of a store at one time.
 *
 * @param openedOn null where nobody knows
 * @param closedOn the last day that it was, or is going to be, open; null where no end is known
 */
public record State(Values values, Status status, LocalDate openedOn, LocalDate closedOn) {

    public String code() {
        return values.code();
    }
}
