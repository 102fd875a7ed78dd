package io.throughline.runtime.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Refuses {@code 1e999999999}: eleven characters, and a gigabyte once somebody adds one to it or writes it out. */
final class BoundedNumbers extends JsonNodeFactory {

    private static final long serialVersionUID = 1;

    /** More than a double's. */
    static final int LARGEST_EXPONENT = 400;

    @Override
    public ValueNode numberNode(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT && number.signum() != 0) {
            throw new NumberFormatException("a larger exponent than " + LARGEST_EXPONENT);
        }
        return super.numberNode(number);
    }
}
