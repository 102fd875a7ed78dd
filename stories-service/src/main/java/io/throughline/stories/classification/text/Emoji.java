package io.throughline.stories.classification.text;

import java.util.HashMap;
import java.util.Map;

/** Emoji and smileys that customers use alone, as the words they stand for: the encoder knows no emoji. */
final class Emoji {

    private static final Map<Integer, String> WORDS = new HashMap<>();

    static {
        put("good", 0x1F44D, 0x1F44C, 0x2705, 0x1F197);
        put("bad", 0x1F44E, 0x274C);
        put("happy", 0x1F600, 0x1F601, 0x1F603, 0x1F604, 0x1F60A, 0x1F642, 0x1F643, 0x263A, 0x1F60C, 0x1F917);
        put("love it", 0x2764, 0x1F60D, 0x1F970, 0x1F618, 0x1F496, 0x1F495, 0x1F499, 0x1F49A, 0x1F49B, 0x2665);
        put("excellent", 0x1F31F, 0x2B50, 0x1F929, 0x1F4AF, 0x1F525, 0x1F389, 0x1F44F, 0x1F64C, 0x1F3C6, 0x1F451);
        put("thank you", 0x1F64F, 0x1F490, 0x1F339);
        put("angry", 0x1F620, 0x1F621, 0x1F92C, 0x1F624, 0x1F4A2);
        put("sad", 0x2639, 0x1F61E, 0x1F614, 0x1F622, 0x1F62D, 0x1F641, 0x1F61F, 0x1F625, 0x1F494, 0x1F62A);
        put("disgusting", 0x1F922, 0x1F92E, 0x1F4A9, 0x1F637);
        put("annoying", 0x1F644, 0x1F612, 0x1F611, 0x1F62B, 0x1F629, 0x1F926, 0x1F971, 0x1F62C);
        put("ok", 0x1F610, 0x1F636, 0x1F937);
    }

    private Emoji() {}

    private static void put(String words, int... codePoints) {
        for (int c : codePoints) {
            WORDS.put(c, words);
        }
    }

    static String toWords(String text) {
        if (text.codePoints().noneMatch(WORDS::containsKey)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            String words = WORDS.get(c);
            if (words == null) {
                out.appendCodePoint(c);
            } else if (!endsWith(out, words + " ")) {
                out.append(' ').append(words).append(' ');
            }
        });
        return out.toString();
    }

    private static boolean endsWith(StringBuilder out, String end) {
        return out.length() >= end.length() && out.indexOf(end, out.length() - end.length()) >= 0;
    }
}
