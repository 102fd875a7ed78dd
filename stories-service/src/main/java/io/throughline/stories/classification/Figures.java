package io.throughline.stories.classification;

/**
 * How well a classifier does on the frozen gold set; shares from 0 to 1.
 *
 * @param texts in the gold set
 * @param kindMacroF1 mean of the kinds' F1
 * @param exceptionalPrecision share of those called exceptional that are
 * @param exceptionalRecall share of the exceptional ones that are called so
 * @param themesMicroF1 F1 over all themes of all texts together
 * @param sentimentMacroF1 mean of the sentiments' F1
 * @param criticalRecall share of the critical ones that are called so
 */
public record Figures(
        int texts,
        double kindMacroF1,
        double exceptionalPrecision,
        double exceptionalRecall,
        double themesMicroF1,
        double sentimentMacroF1,
        double criticalRecall) {

    /** One point of macro-F1. */
    private static final double MOST_FALL = 0.01;

    /** Whether a classifier with these figures is too much worse than one with those to serve unasked. */
    public boolean fallFrom(Figures base) {
        return base.kindMacroF1 - kindMacroF1 > MOST_FALL;
    }
}
