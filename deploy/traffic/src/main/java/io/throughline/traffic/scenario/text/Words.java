package io.throughline.traffic.scenario.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the {@code $word}s of one text stand for. A word means the same wherever it stands in the text: the lamp of the first sentence is
 * that of the last.
 */
public final class Words {

    private static final Map<String, String> FEMALE =
            Map.of("she", "she", "her", "her", "hers", "her", "herself", "herself");
    private static final Map<String, String> MALE =
            Map.of("she", "he", "her", "him", "hers", "his", "herself", "himself");

    /** How often someone is called by name where the text could as well say "the cashier". */
    private static final double NAMED = 0.15;

    private final Parts own;
    private final Parts common;
    private final Person about;
    private final double named;
    private final Draw draw;
    private final Map<String, String> meant = new HashMap<>();
    private boolean speaksOfSomeone;

    /** The employee a text is about. */
    public record Person(String name, boolean female) {}

    /** @param own the lists of the text's own file; a word that has none there is looked up in the common ones */
    public Words(Parts own, Parts common, Person about, Draw draw) {
        this(own, common, about, NAMED, draw);
    }

    /** @param named how often the person is called by name, from 0 to 1 */
    public Words(Parts own, Parts common, Person about, double named, Draw draw) {
        this.own = own;
        this.common = common;
        this.about = about;
        this.named = named;
        this.draw = draw;
    }

    /** What the word stands for; may hold choices and words of its own. */
    String meaning(String word) {
        if (!meant.containsKey(word)) {
            meant.put(word, draw(word));
        }
        return meant.get(word);
    }

    /** Keeps what was made of a word, so that its choices are made once. */
    void settle(String word, String text) {
        meant.put(word, text);
    }

    /** Whether the text so far speaks of the person. */
    public boolean speaksOfSomeone() {
        return speaksOfSomeone;
    }

    private String draw(String word) {
        String pronoun = (about.female() ? FEMALE : MALE).get(word);
        if (pronoun != null) {
            speaksOfSomeone = true;
            return pronoun;
        }
        if (word.equals("name")) {
            speaksOfSomeone = true;
            return about.name();
        }
        if (word.equals("who")) {
            speaksOfSomeone = true;
            String list = draw.chance(named) ? "named" : about.female() ? "who-f" : "who-m";
            return draw.pick(list(list));
        }
        return own.sections().stream()
                .filter(section -> List.of(section.split("/")).contains(word) && section.contains("/"))
                .findFirst()
                .map(section -> drawTogether(section, word))
                .orElseGet(() -> draw.pick(list(word)));
    }

    /** Of a section {@code [dear/cheap]} both words are drawn at once, from lines such as {@code a new router / one cable}. */
    private String drawTogether(String section, String word) {
        List<String> words = List.of(section.split("/"));
        List<String> meanings = List.of(draw.pick(own.section(section)).split(" / "));
        for (int i = 0; i < words.size(); i++) {
            meant.put(words.get(i), meanings.get(i));
        }
        return meant.get(word);
    }

    private List<String> list(String name) {
        List<String> entries = own.section(name).isEmpty() ? common.section(name) : own.section(name);
        if (entries.isEmpty()) {
            throw new IllegalStateException("no list '" + name + "'");
        }
        return entries;
    }
}
