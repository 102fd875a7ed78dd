package io.throughline.stories.practices;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that set some sentences apart from all: how much more often they stand there than one would expect. */
final class Terms {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}']+");
    private static final int LEAST_LETTERS = 3;
    private static final int MOST = 6;
    /** A word of fewer sentences could be a customer's own. */
    private static final int LEAST_SENTENCES = 3;

    /** A capital within a sentence that is not all capitals: most likely a name, and a practice's terms name nobody. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;:\"'”-] )\\p{Lu}\\p{Ll}[\\p{L}']*");

    private static final double LEAST_SHARE = 0.15;
    private static final double LEAST_LIFT = 2;

    private final Map<String, Integer> sentences;
    private final Set<String> names;
    private final int all;

    private Terms(Map<String, Integer> sentences, Set<String> names, int all) {
        this.sentences = sentences;
        this.names = names;
        this.all = all;
    }

    /** @param all the organization's sentences */
    static Terms of(List<String> all) {
        return new Terms(count(all), names(all), all.size());
    }

    /** Strongest first. */
    List<String> settingApart(List<String> some) {
        Map<String, Integer> within = count(some);
        Map<String, Double> weights = new HashMap<>();
        within.forEach((word, count) -> {
            double share = (double) count / some.size();
            double lift = share / ((double) sentences.getOrDefault(word, count) / Math.max(all, 1));
            if (!names.contains(word) && count >= LEAST_SENTENCES && share >= LEAST_SHARE && lift >= LEAST_LIFT) {
                weights.put(word, share * Math.log(lift));
            }
        });
        return weights.keySet().stream()
                .sorted(Comparator.comparing((String word) -> -weights.get(word))
                        .thenComparing(word -> word))
                .limit(MOST)
                .toList();
    }

    private static Set<String> names(List<String> sentences) {
        Set<String> names = new HashSet<>();
        for (String sentence : sentences) {
            Matcher name = NAME.matcher(sentence);
            while (name.find()) {
                names.add(name.group().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static Map<String, Integer> count(List<String> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        for (String sentence : sentences) {
            Set<String> words = new HashSet<>(List.of(BETWEEN_WORDS.split(sentence.toLowerCase(Locale.ROOT))));
            words.removeIf(word -> word.length() < LEAST_LETTERS);
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts;
    }
}
