package io.throughline.traffic.intake;

import java.nio.charset.StandardCharsets;

/**
 * One feedback on its way.
 *
 * @param line the line of the file where it begins, from 1
 * @param lines how many lines of the file it used up, a header and blank ones before it included
 * @param json the feedback as the API takes it, UTF-8, without a line break
 */
public record Item(long line, int lines, byte[] json) {

    /** The JSON as text, for people. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
