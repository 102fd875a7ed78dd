package io.throughline.standards.standards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A service commitment: a promise with a number, such as "a register opens within 2 minutes of a queue of three".
 *
 * @param withinSeconds how long it may take from the signal that starts it to the one that fulfils it
 * @param startedBy null, as {@code fulfilledBy}, for one that no signal tells of: whether it is kept is seen through complaints only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commitment(String promise, int withinSeconds, Signal startedBy, Signal fulfilledBy) {

    /**
     * @param atLeast the least value that counts; null for a signal without values
     * @param atMost the highest value that counts; null where {@code atLeast} is given, or for a signal without values
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signal(Kind kind, BigDecimal atLeast, BigDecimal atMost) {

        String described() {
            String value = atLeast != null
                    ? " of " + atLeast.toPlainString() + " or more"
                    : atMost != null ? " of " + atMost.toPlainString() + " or less" : "";
            return kind.wireName() + value;
        }

        /** The operational facts that feedback-service's contract knows. */
        public enum Kind {
            QUEUE_LENGTH(true),
            REGISTER_OPENED(false),
            REGISTER_CLOSED(false),
            STAFF_ON_SHIFT(true);

            public static final Map<String, Kind> BY_NAME = WireNames.index(values());

            private final boolean measured;

            Kind(boolean measured) {
                this.measured = measured;
            }

            /** Whether its signals have a value. */
            public boolean isMeasured() {
                return measured;
            }

            /** The name in JSON. */
            @JsonValue
            public String wireName() {
                return WireNames.of(this);
            }
        }
    }

    /** For people, in one line. */
    public String described() {
        String signals = startedBy == null ? "" : ", from " + startedBy.described() + " to " + fulfilledBy.described();
        return promise + " (within " + withinSeconds + " s" + signals + ")";
    }

    boolean isWeakerThan(Commitment other) {
        return withinSeconds > other.withinSeconds;
    }
}
