package io.throughline.benchmarks.standards;

import io.throughline.benchmarks.load.LoadResult;
import io.throughline.benchmarks.table.Line;
import io.throughline.benchmarks.table.Words;
import java.util.List;
import java.util.SplittableRandom;

/** Full text: two words, each as frequent as it comes. */
final class SearchStep implements StandardsStep {

    private static final double RATE = 50;
    private static final double BOUND_MILLIS = 50;
    private static final String SYLLABLES = "bdfgklmnprtvz";
    private static final String VOWELS = "aeiou";
    private static final int WORDS = 3000;

    /** People do not search for the words that are in every text. */
    private static final int MOST_FREQUENT = 30;

    @Override
    public List<Line> measure(StandardsStage stage) throws InterruptedException {
        LoadResult all = stage.paced(
                "search", RATE, () -> stage.uri("/v1/standards?q=" + words(stage.random())), stage.asHeadOffice());
        LoadResult held = stage.paced(
                "search as of", RATE, () -> AsOfStep.asOf(stage, "&q=" + words(stage.random())), stage.asHeadOffice());
        return List.of(
                Line.bound(
                                "full text, two words, at %.0f/s, p99".formatted(RATE),
                                Words.millis(all.percentile(99)),
                                "< " + Words.millis(BOUND_MILLIS),
                                all.percentile(99) < BOUND_MILLIS)
                        .withFaults(all.faults()),
                Line.info("  median", Words.millis(all.percentile(50)), ""),
                Line.info("  in what held in a store for a role on a day, p99", Words.millis(held.percentile(99)), "")
                        .withFaults(held.faults()));
    }

    private static String words(SplittableRandom random) {
        return word(random) + "%20" + word(random);
    }

    /** As frequent in queries as in texts: a place is drawn as {@code fill.sql} draws it. */
    private static String word(SplittableRandom random) {
        int place = MOST_FREQUENT + (int) Math.exp(random.nextDouble() * Math.log(WORDS - MOST_FREQUENT - 1));
        return syllable(place % 65) + syllable(place / 65 % 65) + syllable(place * 31 % 65);
    }

    private static String syllable(int place) {
        return "" + SYLLABLES.charAt(place / VOWELS.length()) + VOWELS.charAt(place % VOWELS.length());
    }
}
