package io.throughline.feedback.stores.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.throughline.feedback.stores.State;
import io.throughline.feedback.stores.Status;
import io.throughline.feedback.stores.Store;
import io.throughline.feedback.stores.Values;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A store as it is, or was on a day.
 *
 * @param aliases its other codes, of former and coming days
 * @param closedOn the last day open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoreView(
        UUID id,
        @JsonUnwrapped Values values,
        Set<String> aliases,
        Status status,
        LocalDate openedOn,
        LocalDate closedOn,
        int revision) {

    static StoreView of(Store store) {
        return of(store, store.current());
    }

    static StoreView of(Store store, State state) {
        return new StoreView(
                store.id(),
                state.values(),
                store.aliases(),
                state.status(),
                state.openedOn(),
                state.closedOn(),
                store.revision());
    }
}
