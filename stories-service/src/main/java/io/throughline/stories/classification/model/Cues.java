package io.throughline.stories.classification.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The cue rules of {@code cues.txt}: hand-written patterns whose worth the heads learn. */
final class Cues {

    /** A cue is looked for in this much of a text: what decides stands early, and the time stays bounded. */
    private static final int MAX_CHARS = 3_000;

    private final List<String> names = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    Cues(List<String> lines) {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            names.add(line.substring(0, tab));
            patterns.add(Pattern.compile(line.substring(tab + 1)));
        }
    }

    List<String> names() {
        return names;
    }

    /** Positions of the cues found in a lower-case text. */
    List<Integer> in(CharSequence lowerCase) {
        CharSequence text = lowerCase.length() > MAX_CHARS ? lowerCase.subSequence(0, MAX_CHARS) : lowerCase;
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(text).find()) {
                found.add(i);
            }
        }
        return found;
    }
}
