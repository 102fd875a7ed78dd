package io.throughline.stories.corrections;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Finds texts that are nearly the same without comparing each with each: min-wise hashes of their words (Broder 1997) in four bands of
 * two. Of texts that share 80 % of their words 98 % have a band in common, of those that share a fifth 15 %.
 */
public final class Likeness {

    private static final int BANDS = 4;
    private static final int HASHES_OF_A_BAND = 2;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Likeness() {}

    /** The text's bands; none for a text without words. */
    public static Set<Long> bands(String text) {
        Set<String> words = Arrays.stream(NO_WORD.split(
                        text == null ? "" : text.toLowerCase(Locale.ROOT).replace("'", "")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (words.isEmpty()) {
            return Set.of();
        }
        return LongStream.range(0, BANDS)
                .map(band -> {
                    long hash = band;
                    for (int i = 0; i < HASHES_OF_A_BAND; i++) {
                        hash = mixed(hash * 31 + least(words, band * HASHES_OF_A_BAND + i + 1));
                    }
                    return hash;
                })
                .boxed()
                .collect(Collectors.toSet());
    }

    private static long least(Set<String> words, long seed) {
        return words.stream()
                .mapToLong(word -> mixed(mixed(word.hashCode()) ^ mixed(seed)))
                .min()
                .orElseThrow();
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
