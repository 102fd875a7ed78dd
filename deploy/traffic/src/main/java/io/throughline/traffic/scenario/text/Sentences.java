package io.throughline.traffic.scenario.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The typography of someone who takes care: capitals where sentences begin, a full stop at the end. */
final class Sentences {

    private static final Pattern BEGINNING = Pattern.compile("(^|[.!?]\\s)([\"'(]*)(\\p{Ll})");
    private static final Pattern ENDED = Pattern.compile(".*[.!?…][\"')]*$", Pattern.DOTALL);

    private Sentences() {}

    static String of(String text) {
        Matcher beginnings = BEGINNING.matcher(text);
        String capitals = beginnings.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + found.group(2) + found.group(3).toUpperCase(Locale.ROOT)));
        return ended(capitals);
    }

    /** With a full stop if it has no end of its own. */
    static String ended(String text) {
        return ENDED.matcher(text).matches() ? text : text + ".";
    }
}
