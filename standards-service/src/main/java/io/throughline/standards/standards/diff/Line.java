package io.throughline.standards.standards.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.List;

/**
 * What became of a line of a list, such as a step.
 *
 * @param from its number in the list before, from 1; null for one that was added
 * @param to its number in the list after, from 1; null for one that was removed
 * @param pieces of its text; of one that was moved they say whether it was reworded besides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Line(Change change, Integer from, Integer to, List<Piece> pieces) {

    public enum Change {
        SAME,
        REWORDED,
        /** Stands before or after others that it stood after or before. */
        MOVED,
        ADDED,
        REMOVED;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
