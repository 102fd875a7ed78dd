package io.throughline.feedback.sources;

import io.throughline.runtime.json.ObjectReader;

/**
 * How much may be given: a bucket that holds {@code burst} items and is filled again with {@code itemsPerSecond}.
 *
 * @param itemsPerSecond feedback or signals, each of a batch counted
 * @param burst what may come at once after a pause
 */
public record Rate(int itemsPerSecond, int burst) {

    /** A whole batch must fit, or it could never be taken. */
    private static final int LEAST_BURST = 1_000;

    /**
     * @param most items a second
     * @return null where there is a fault
     */
    public static Rate read(ObjectReader fields, int most) {
        Integer itemsPerSecond = fields.require("itemsPerSecond").integer("itemsPerSecond", 1, most);
        Integer burst = fields.require("burst").integer("burst", LEAST_BURST, 10 * Math.max(most, LEAST_BURST));
        return itemsPerSecond == null || burst == null ? null : new Rate(itemsPerSecond, burst);
    }

    /** As it is kept: both numbers, or neither where the default holds. */
    public static Rate of(Integer itemsPerSecond, Integer burst) {
        return itemsPerSecond == null ? null : new Rate(itemsPerSecond, burst);
    }
}
