package io.throughline.stories.classification.training;

/**
 * Figures on the seeds and external sentences while they were held out, for the card and for choosing what cannot be learned.
 *
 * @param themesF1 over all themes together
 * @param trustedShare share of the seeds whose kind was trusted
 * @param trustedRight share of those whose kind was right
 * @param externalRight share of the external sentences whose stronger value, good or bad, was right; NaN without any
 */
record OutOfFold(
        Confusion kind,
        Confusion sentiment,
        Confusion criticality,
        double themesF1,
        double trustedShare,
        double trustedRight,
        double externalRight) {}
