package io.throughline.benchmarks.table;

/**
 * A line of the table, in words.
 *
 * @param here what was measured
 * @param beside what it is compared with, empty if with nothing
 * @param bound what it must reach, empty for a line that only informs
 */
public record Line(String measured, String here, String beside, String ratio, String bound, Met met) {

    /** Whether the bound is kept. */
    public enum Met {
        YES("yes"),
        NO("no"),
        NOT_ASKED("");

        private final String word;

        Met(String word) {
            this.word = word;
        }

        static Met of(boolean kept) {
            return kept ? YES : NO;
        }

        String word() {
            return word;
        }
    }

    public static Line info(String measured, String here, String beside) {
        return new Line(measured, here, beside, "", "", Met.NOT_ASKED);
    }

    public static Line info(String measured, String here, String beside, double ratio) {
        return new Line(measured, here, beside, Words.ratio(ratio), "", Met.NOT_ASKED);
    }

    public static Line ratioAtLeast(String measured, String here, String beside, double ratio, double bound) {
        return new Line(measured, here, beside, Words.ratio(ratio), "≥ " + Words.ratio(bound), Met.of(ratio >= bound));
    }

    public static Line ratioAtMost(String measured, String here, String beside, double ratio, double bound) {
        return new Line(measured, here, beside, Words.ratio(ratio), "≤ " + Words.ratio(bound), Met.of(ratio <= bound));
    }

    /** A rate that is asked for as such, with what share of another it is. */
    public static Line rateAtLeast(String measured, double perSecond, String beside, double ratio, double bound) {
        return new Line(
                measured,
                Words.perSecond(perSecond),
                beside,
                Words.ratio(ratio),
                "≥ " + Words.perSecond(bound),
                Met.of(perSecond >= bound));
    }

    public static Line bound(String measured, String here, String bound, boolean kept) {
        return new Line(measured, here, "", "", bound, Met.of(kept));
    }

    /** The same with what went wrong: then the bound is not kept, whatever the figure. */
    public Line withFaults(String faults) {
        return faults.isEmpty() ? this : new Line(measured, here + " (" + faults + ")", beside, ratio, bound, Met.NO);
    }
}
