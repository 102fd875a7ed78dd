package io.throughline.stories.classification.model;

import java.util.List;
import java.util.Set;

/** Valuing words of {@code lexicon.txt}, counted with negations turning them round. */
final class Lexicon {

    private static final int REACH = 3;

    private final Set<String> positive;
    private final Set<String> negative;
    private final Set<String> negators;

    Lexicon(List<String> lines) {
        positive = words(lines, "positive: ");
        negative = words(lines, "negative: ");
        negators = words(lines, "negators: ");
    }

    /** How many words value well and how many badly. */
    record Counts(int positive, int negative) {}

    boolean negates(String word) {
        return negators.contains(word);
    }

    Counts count(List<String> words) {
        int good = 0;
        int bad = 0;
        int sinceNegation = REACH + 1;
        for (String word : words) {
            boolean negated = sinceNegation <= REACH;
            if (positive.contains(word)) {
                good += negated ? 0 : 1;
                bad += negated ? 1 : 0;
            } else if (negative.contains(word)) {
                bad += negated ? 0 : 1;
                good += negated ? 1 : 0;
            }
            sinceNegation = negators.contains(word) ? 1 : sinceNegation + 1;
        }
        return new Counts(good, bad);
    }

    private static Set<String> words(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> Set.of(line.substring(prefix.length()).split(" ")))
                .orElseThrow(() -> new IllegalStateException("the lexicon has no " + prefix));
    }
}
