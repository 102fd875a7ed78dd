package io.throughline.feedback.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A value on a scale, as given; {@code min < max} and {@code min ≤ value ≤ max}. */
public record Rating(Metric metric, BigDecimal value, BigDecimal min, BigDecimal max) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The position on the scale, 0 to 100, two decimals: for one metric's different scales. */
    public BigDecimal normalized() {
        BigDecimal position = value.subtract(min).multiply(HUNDRED).divide(max.subtract(min), 2, RoundingMode.HALF_UP);
        return position.signum() == 0 ? BigDecimal.ZERO : position.stripTrailingZeros();
    }
}
