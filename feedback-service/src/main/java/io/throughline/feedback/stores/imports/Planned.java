package io.throughline.feedback.stores.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.feedback.stores.Store;
import io.throughline.runtime.json.WireNames;
import java.util.List;

/**
 * What a row makes of a store.
 *
 * @param fields what it changes, empty for an added one
 * @param store as it will be
 */
public record Planned(StoreRow row, Outcome outcome, List<String> fields, Store store) {

    public enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
