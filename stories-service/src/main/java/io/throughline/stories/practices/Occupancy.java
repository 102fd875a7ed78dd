package io.throughline.stories.practices;

/**
 * From how many stores some stories come, when a few stories show only a part of them: the classical occupancy problem (Johnson and
 * Kotz, Urn Models and Their Application, 1977). It takes stores for equally likely to be told of.
 */
final class Occupancy {

    /** Of the standard normal distribution, for 90 % of it. */
    private static final double Z = 1.645;

    private Occupancy() {}

    /** The numbers of stores that fit what was seen, 90 % interval. */
    record Interval(int low, int high) {}

    /**
     * @param stories more than none
     * @param seen stores that they are of
     * @param most stores there are
     */
    static Interval likely(int stories, int seen, int most) {
        int low = 0;
        int high = seen;
        for (int stores = seen; stores <= most; stores++) {
            if (fits(stories, seen, stores)) {
                low = low == 0 ? stores : low;
                high = stores;
            }
        }
        return new Interval(low == 0 ? seen : low, high);
    }

    private static boolean fits(int stories, int seen, int stores) {
        double k = stores;
        double oneMissed = Math.pow(1 - 1 / k, stories);
        double twoMissed = stores < 2 ? 0 : Math.pow(1 - 2 / k, stories);
        double mean = k * (1 - oneMissed);
        double variance = k * oneMissed + k * (k - 1) * twoMissed - k * k * oneMissed * oneMissed;
        // half a store, for stores are counted whole
        return Math.abs(seen - mean) <= Z * Math.sqrt(Math.max(0, variance)) + 0.5;
    }
}
