package io.throughline.standards.standards.web;

import java.util.regex.Pattern;

/**
 * Makes a text that somebody wrote a line of Markdown (CommonMark, and GitHub's extensions to it) that reads as the text does and is nothing
 * else: no heading, list, link, image, HTML or emphasis, and nothing that a terminal obeys. A reader that makes links of bare addresses once all
 * is read does so still; they lead where they say.
 */
final class Markdown {

    /** Control characters, too: a page is read in terminals. */
    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Turns of direction that go on beyond the text. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    /** Also what some readers make a link of, or a formula, without any bracket. */
    private static final Pattern MARKS =
            Pattern.compile("[\\\\`*_\\[\\]{}~|#$@]|:(?=//)|(?<=(?i:\\bwww))\\.", Pattern.UNICODE_CHARACTER_CLASS);

    /** What makes the beginning of a block a list or an underline: {@code -}, {@code +}, {@code =}, {@code 1.} and {@code 1)}. */
    private static final Pattern START = Pattern.compile("^([-+=]|\\d+[.)])");

    private Markdown() {}

    /** All white space is one space; at the ends, too. */
    static String text(String text) {
        String plain = WHITE.matcher(TURNS.matcher(text).replaceAll("")).replaceAll(" ");
        // as entities, they are inert where the page is taken for HTML, too
        String inert = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MARKS.matcher(inert).replaceAll("\\\\$0");
    }

    /** Of a line that begins a block: a paragraph, a heading, or an item of a list. */
    static String block(String line) {
        String stripped = line.strip();
        var start = START.matcher(stripped);
        if (!start.find()) {
            return stripped;
        }
        // the mark is the last character of what begins the line
        return stripped.substring(0, start.end() - 1) + "\\" + stripped.substring(start.end() - 1);
    }
}
