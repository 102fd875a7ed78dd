package io.throughline.stories.classification.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a normalized text and its embedding into features: the embedding, cues, counts of valuing words, word n-grams and
 * character n-grams. Each group has its own scale, so that none drowns the others under one regularization.
 */
public final class FeatureSpace {

    private static final float EMBEDDING_SCALE = 5;
    private static final float CUE_SCALE = 1.25f;
    private static final float WORD_SCALE = 2.2f;
    private static final float CHARACTER_SCALE = 1.0f;
    private static final List<String> COUNTS =
            List.of("good words", "bad words", "good and bad words", "balance of words", "short", "long");

    private final Cues cues;
    private final Lexicon lexicon;
    private final List<String> words;
    private final List<String> characters;
    private final Map<String, Integer> wordIndex;
    private final Map<String, Integer> characterIndex;

    /** A space with a given vocabulary of word and character n-grams. */
    public FeatureSpace(List<String> words, List<String> characters) {
        this.cues = new Cues(lines("cues.txt"));
        this.lexicon = new Lexicon(lines("lexicon.txt"));
        this.words = List.copyOf(words);
        this.characters = List.copyOf(characters);
        int first = cues.names().size() + COUNTS.size();
        this.wordIndex = index(words, first);
        this.characterIndex = index(characters, first + words.size());
    }

    /** The space whose vocabulary is every n-gram that enough of the texts have. */
    public static FeatureSpace learn(Collection<String> texts, int minWordTexts, int minCharacterTexts) {
        Lexicon lexicon = new Lexicon(lines("lexicon.txt"));
        return new FeatureSpace(
                frequent(texts, t -> Words.grams(Words.of(lower(t)), lexicon), minWordTexts),
                frequent(texts, t -> Words.characterGrams(Words.of(lower(t))), minCharacterTexts));
    }

    public List<String> words() {
        return words;
    }

    public List<String> characters() {
        return characters;
    }

    /** How many features there are after the embedding. */
    public int sparseSize() {
        return cues.names().size() + COUNTS.size() + words.size() + characters.size();
    }

    /** What a person would call a sparse feature, or null for a part of a word. */
    public String name(int index) {
        int i = index;
        if (i < cues.names().size()) {
            return "cue:" + cues.names().get(i);
        }
        i -= cues.names().size();
        if (i < COUNTS.size()) {
            return COUNTS.get(i);
        }
        i -= COUNTS.size();
        return i < words.size() ? words.get(i) : null;
    }

    public FeatureVector features(String normalized, float[] embedding) {
        String text = lower(normalized);
        List<String> tokens = Words.of(text);
        Map<Integer, Float> sparse = new TreeMap<>();
        cues.in(text).forEach(i -> sparse.put(i, CUE_SCALE));
        counts(tokens, sparse);
        put(sparse, Words.grams(tokens, lexicon), wordIndex, WORD_SCALE);
        put(sparse, Words.characterGrams(tokens), characterIndex, CHARACTER_SCALE);
        float[] dense = new float[embedding.length];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = embedding[i] * EMBEDDING_SCALE;
        }
        int[] indices = sparse.keySet().stream().mapToInt(i -> i).toArray();
        float[] values = new float[indices.length];
        int k = 0;
        for (float value : sparse.values()) {
            values[k++] = value;
        }
        return new FeatureVector(dense, indices, values);
    }

    private void counts(List<String> tokens, Map<Integer, Float> sparse) {
        Lexicon.Counts counts = lexicon.count(tokens);
        int i = cues.names().size();
        putIf(sparse, i++, Math.min(3, counts.positive()) / 3f);
        putIf(sparse, i++, Math.min(3, counts.negative()) / 3f);
        putIf(sparse, i++, counts.positive() > 0 && counts.negative() > 0 ? 1 : 0);
        putIf(sparse, i++, (counts.positive() - counts.negative()) / (1f + counts.positive() + counts.negative()));
        putIf(sparse, i++, tokens.size() <= 3 ? 1 : 0);
        putIf(sparse, i, Math.min(1, tokens.size() / 40f));
    }

    private static void putIf(Map<Integer, Float> sparse, int index, float value) {
        if (value != 0) {
            sparse.put(index, value);
        }
    }

    private static void put(Map<Integer, Float> sparse, List<String> grams, Map<String, Integer> index, float scale) {
        List<Integer> known =
                grams.stream().map(index::get).filter(i -> i != null).distinct().toList();
        float value = scale / (float) Math.sqrt(Math.max(1, known.size()));
        known.forEach(i -> sparse.put(i, value));
    }

    private static List<String> frequent(Collection<String> texts, Function<String, List<String>> grams, int minTexts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(t -> grams.apply(t).stream().distinct().forEach(g -> counts.merge(g, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= minTexts)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, Integer> index(List<String> grams, int first) {
        Map<String, Integer> index = new HashMap<>(grams.size() * 2);
        grams.forEach(g -> index.put(g, first + index.size()));
        return index;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The lines of a resource of this feature, without comments and empty ones. */
    static List<String> lines(String resource) {
        try (InputStream in = FeatureSpace.class.getResourceAsStream("/classification/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("/classification/" + resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
