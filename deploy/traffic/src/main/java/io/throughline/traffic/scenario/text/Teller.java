package io.throughline.traffic.scenario.text;

import io.throughline.traffic.scenario.text.Words.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes texts from what happened (a telling), what surrounds it (sentences of the same file: {@code before} and {@code after}) and what
 * people add to anything (openings, moods, closings). Never says the same twice.
 */
public final class Teller {

    private static final Parts COMMON = Parts.read("common");

    /** Stands before a telling to which no sentence of the same file is added. */
    private static final String TERSE = "~";

    private static final double BEFORE = 0.24;
    private static final double AFTER = 0.30;
    private static final int TRIES = 200;

    private final Set<String> told = new HashSet<>();

    /** A text, and whether it speaks of the employee. */
    public record Told(String text, boolean speaksOfSomeone) {}

    /**
     * How a text is to be made.
     *
     * @param named how often the person is called by name where the text could as well say "the cashier"
     * @param hasty written on a kiosk's or a phone's keys
     */
    public record Manner(Tone tone, Person about, double named, boolean hasty) {}

    /** @throws IllegalStateException when the telling is used up: all that it can be made into has been told */
    public Told tell(Parts file, String telling, Manner manner, Draw draw) {
        for (int i = 0; i < TRIES; i++) {
            Told made = make(file, telling, manner, draw);
            if (told.add(essence(made.text()))) {
                return made;
            }
        }
        throw new IllegalStateException("all has been told of: " + telling);
    }

    private static Told make(Parts file, String telling, Manner manner, Draw draw) {
        Words words = new Words(file, COMMON, manner.about(), manner.named(), draw);
        boolean terse = telling.startsWith(TERSE);
        String core = Phrase.of(terse ? telling.substring(1) : telling, words, draw);
        List<String> texts = terse
                ? around(core, manner.tone(), words, draw)
                : around(surrounded(Sentences.of(core), file, manner.tone(), words, draw), manner.tone(), words, draw);
        Handwriting hand = new Handwriting(draw);
        String text = hand.of(String.join(" ", texts), manner.tone().pleased(), manner.hasty());
        return new Told(text, words.speaksOfSomeone());
    }

    private static String surrounded(String core, Parts file, Tone tone, Words words, Draw draw) {
        if (tone == Tone.BARE) {
            return core;
        }
        String text = core;
        List<String> before = file.section("before");
        if (!before.isEmpty() && draw.chance(BEFORE)) {
            String context = Sentences.of(Phrase.of(draw.pick(before), words, draw));
            text = draw.chance(0.85) ? context + " " + text : text + " " + context;
        }
        List<String> after = file.section("after");
        return !after.isEmpty() && draw.chance(AFTER)
                ? text + " " + Sentences.of(Phrase.of(draw.pick(after), words, draw))
                : text;
    }

    private static List<String> around(String core, Tone tone, Words words, Draw draw) {
        List<String> texts = new ArrayList<>();
        boolean mood = tone.hasMood(draw);
        boolean first = draw.chance(0.35);
        if (tone.opens(draw)) {
            texts.add(sentence(tone.openings(), words, draw));
        } else if (mood && first) {
            texts.add(sentence(tone.moods(), words, draw));
            mood = false;
        }
        texts.add(core);
        if (mood) {
            texts.add(sentence(tone.moods(), words, draw));
        }
        if (tone.closes(draw)) {
            texts.add(sentence(tone.closings(), words, draw));
        }
        return texts.size() == 1 ? texts : texts.stream().map(Sentences::ended).collect(Collectors.toList());
    }

    private static String sentence(String list, Words words, Draw draw) {
        return Sentences.of(Phrase.of(draw.pick(COMMON.section(list)), words, draw));
    }

    /** What is left when case, punctuation and emoji are not looked at. */
    public static String essence(String text) {
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return bare.isEmpty() ? text : bare;
    }
}
