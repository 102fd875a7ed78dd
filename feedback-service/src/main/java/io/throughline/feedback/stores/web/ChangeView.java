package io.throughline.feedback.stores.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.ChangeKind;
import io.throughline.feedback.stores.History.Entry;
import io.throughline.feedback.stores.Status;
import io.throughline.feedback.stores.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of a store.
 *
 * @param values what it changes
 * @param then what holds once it has taken effect; only in a history
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        UUID id,
        LocalDate on,
        ChangeKind kind,
        @JsonUnwrapped Values values,
        String note,
        Instant recordedAt,
        String recordedBy,
        Then then) {

    record Then(Status status, @JsonUnwrapped Values values) {}

    static ChangeView of(Change change) {
        return of(change, null);
    }

    static ChangeView of(Entry entry) {
        return of(entry.change(), new Then(entry.state().status(), entry.state().values()));
    }

    private static ChangeView of(Change change, Then then) {
        return new ChangeView(
                change.id(),
                change.on(),
                change.kind(),
                change.values(),
                change.note(),
                change.recordedAt(),
                change.recordedBy(),
                then);
    }
}
