package io.throughline.feedback.privacy;

import java.util.ArrayList;
import java.util.List;

/** A text's words, numbers and punctuation, as the finder of addresses reads them. */
final class Tokens {

    enum Kind {
        /** Begins with a letter. */
        WORD,
        /** Begins with a digit; letters may follow: 12a. */
        NUMBER,
        PUNCTUATION
    }

    /** @param lower without a dot that ends an abbreviation */
    record Token(Kind kind, String lower, int start, int end, boolean capital, boolean dotted) {

        boolean is(String word) {
            return lower.equals(word);
        }

        boolean word() {
            return kind == Kind.WORD;
        }

        boolean number() {
            return kind == Kind.NUMBER;
        }
    }

    private static final Token NONE = new Token(Kind.PUNCTUATION, "", -1, -1, false, false);

    private final List<Token> tokens = new ArrayList<>();

    Tokens(PlainText text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.at(i);
            if (c == ' ' || c == '\t') {
                i++;
            } else if (text.letter(i)) {
                i = word(text, i);
            } else if (text.digit(i)) {
                i = number(text, i);
            } else {
                tokens.add(new Token(Kind.PUNCTUATION, c == '\n' ? "," : String.valueOf(c), i, i + 1, false, false));
                i++;
            }
        }
    }

    int size() {
        return tokens.size();
    }

    /** @return an empty punctuation outside of the text */
    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NONE;
    }

    private int word(PlainText text, int start) {
        int end = start + 1;
        while (text.letterOrDigit(end) || ((text.at(end) == '-' || text.at(end) == '\'') && text.letter(end + 1))) {
            end++;
        }
        // an abbreviation is short, or one of the street's own
        boolean dotted = text.at(end) == '.';
        tokens.add(new Token(
                Kind.WORD,
                text.lower(start, end),
                start,
                dotted ? end + 1 : end,
                Character.isUpperCase(text.at(start)),
                dotted));
        return dotted ? end + 1 : end;
    }

    private int number(PlainText text, int start) {
        int end = start;
        while (text.digit(end)) {
            end++;
        }
        while (text.letterOrDigit(end) || text.at(end) == 'º' || text.at(end) == 'ª' || text.at(end) == '°') {
            end++;
        }
        tokens.add(new Token(Kind.NUMBER, text.lower(start, end), start, end, false, false));
        return end;
    }
}
