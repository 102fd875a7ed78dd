package io.throughline.stories.classification.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which language a text is in, by its script and its commonest words ({@code languages.txt}). Small and honest: a few
 * words that several languages share are settled by what the client declared, and otherwise read as English.
 */
public final class Languages {

    public static final String ENGLISH = "en";
    public static final String UNDETERMINED = "und";

    /** The classifier's figures were measured in these languages only. */
    private static final Set<String> MEASURED = Set.of(ENGLISH);

    private static final int MAX_CHARS = 2_000;

    /** Above this share of letters beyond a to z a text that no list knows is not English. */
    private static final double FOREIGN_LETTERS = 0.12;

    private static final Map<UnicodeScript, String> SCRIPTS = new EnumMap<>(Map.of(
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.GREEK, "el",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.HAN, "zh",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.THAI, "th",
            UnicodeScript.DEVANAGARI, "hi"));

    /** Weight of each word for each language: a word of many languages says little. */
    private final Map<String, Map<String, Double>> words = new HashMap<>();

    public Languages() {
        Map<String, Set<String>> lists = new TreeMap<>();
        for (String line : lines()) {
            int colon = line.indexOf(": ");
            lists.put(line.substring(0, colon), Set.of(distinct(line.substring(colon + 2))));
        }
        Map<String, Integer> languagesOfWord = new HashMap<>();
        lists.values().forEach(list -> list.forEach(w -> languagesOfWord.merge(w, 1, Integer::sum)));
        lists.forEach((language, list) -> list.forEach(
                w -> words.computeIfAbsent(w, x -> new TreeMap<>()).put(language, 1.0 / languagesOfWord.get(w))));
    }

    public static boolean measured(String language) {
        return MEASURED.contains(language);
    }

    /**
     * The ISO 639-1 code of a normalized text's language, or {@value #UNDETERMINED} for one of an unknown language.
     *
     * @param declared what the client says (BCP 47), or null
     */
    public String of(String normalized, String declared) {
        String text = normalized.length() > MAX_CHARS ? normalized.substring(0, MAX_CHARS) : normalized;
        String hint = declared == null ? "" : Locale.forLanguageTag(declared).getLanguage();
        String script = byScript(text);
        return script == null ? byWords(text.toLowerCase(Locale.ROOT), hint) : script;
    }

    /** The language of a text that is mostly in another script than the Latin one, else null. */
    private static String byScript(String text) {
        Map<String, Integer> letters = new TreeMap<>();
        int latin = 0;
        int other = 0;
        for (int c : text.codePoints().filter(Character::isLetter).toArray()) {
            UnicodeScript script = UnicodeScript.of(c);
            if (script == UnicodeScript.LATIN) {
                latin++;
            } else {
                other++;
                letters.merge(SCRIPTS.getOrDefault(script, UNDETERMINED), 1, Integer::sum);
            }
        }
        if (other <= latin) {
            return null;
        }
        if (letters.containsKey("ja")) {
            return "ja";
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UNDETERMINED);
    }

    private String byWords(String text, String hint) {
        Map<String, Double> scores = new TreeMap<>();
        String[] tokens = text.split("[^\\p{L}']+");
        for (String token : tokens) {
            words.getOrDefault(token, Map.of()).forEach((l, weight) -> scores.merge(l, weight, Double::sum));
        }
        double english = scores.getOrDefault(ENGLISH, 0.0);
        scores.computeIfPresent(hint, (l, score) -> score * 1.5 + 0.1);
        String best = ENGLISH;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            if (score.getValue() > scores.getOrDefault(best, 0.0)) {
                best = score.getKey();
            }
        }
        if (!best.equals(ENGLISH)) {
            // One shared word is no proof, unless the client says so too or nothing else is there.
            boolean enough = scores.get(best) >= 0.9 || best.equals(hint) || (english == 0 && tokens.length <= 3);
            return enough ? best : ENGLISH;
        }
        if (english == 0 && !hint.isEmpty()) {
            return hint;
        }
        return english < 1 && foreignLetters(text) > FOREIGN_LETTERS ? UNDETERMINED : ENGLISH;
    }

    private static double foreignLetters(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return text.codePoints().filter(c -> Character.isLetter(c) && c > 'z').count() / Math.max(1.0, letters);
    }

    private static String[] distinct(String list) {
        return List.of(list.split(" ")).stream().distinct().toArray(String[]::new);
    }

    private static List<String> lines() {
        try (InputStream in = Languages.class.getResourceAsStream("/classification/languages.txt")) {
            if (in == null) {
                throw new IllegalStateException("/classification/languages.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
