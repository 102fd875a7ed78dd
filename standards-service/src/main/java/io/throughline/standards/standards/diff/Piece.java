package io.throughline.standards.standards.diff;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;

/** A piece of a text that stayed, went or came: one word or many, with the space and the punctuation between them. */
public record Piece(Op op, String text) {

    public enum Op {
        EQUAL,
        DELETE,
        INSERT;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }
    }
}
