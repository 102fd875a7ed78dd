package io.throughline.feedback.privacy;

import static io.throughline.feedback.privacy.StreetWords.CUES;
import static io.throughline.feedback.privacy.StreetWords.GERMAN;
import static io.throughline.feedback.privacy.StreetWords.GERMAN_ARTICLES;
import static io.throughline.feedback.privacy.StreetWords.GERMAN_NOT;
import static io.throughline.feedback.privacy.StreetWords.GERMAN_PREPOSITIONS;
import static io.throughline.feedback.privacy.StreetWords.GERMAN_WEAK;
import static io.throughline.feedback.privacy.StreetWords.PARTICLES;
import static io.throughline.feedback.privacy.StreetWords.SPANISH;
import static io.throughline.feedback.privacy.StreetWords.UNITS;

import io.throughline.feedback.privacy.Tokens.Token;
import java.util.Set;

/** Streets with the number after them, as in German and Spanish, and post-office boxes. */
final class StreetFirst {

    private final AddressTokens tokens;

    /** Where the street begins that was found last: a name may stand before what it was found by. */
    private int first;

    StreetFirst(AddressTokens tokens) {
        this.tokens = tokens;
    }

    int first() {
        return first;
    }

    /** Hauptstr. 12, Calle Mayor 3, PO Box 123. */
    int find(int at) {
        first = at;
        if (!tokens.at(at).word()) {
            return -1;
        }
        int box = box(at);
        if (box >= 0) {
            return box;
        }
        int spanish = spanish(at);
        return spanish >= 0 ? spanish : german(at);
    }

    private int box(int at) {
        String lower = tokens.at(at).lower();
        int number =
                switch (lower) {
                    case "postfach", "apartado", "apdo" -> at + 1;
                    case "po", "pobox" -> tokens.at(at + 1).is("box") ? at + 2 : lower.equals("pobox") ? at + 1 : -1;
                    case "p" ->
                        tokens.at(at).dotted()
                                        && tokens.at(at + 1).is("o")
                                        && tokens.at(at + 2).is("box")
                                ? at + 3
                                : -1;
                    case "bp" -> at + 1;
                    default -> -1;
                };
        if (number < 0) {
            return -1;
        }
        if (tokens.at(number).is("de") && tokens.at(number + 1).is("correos")) {
            number += 2;
        }
        int end = number;
        while (tokens.at(end + 1).number()
                && tokens.at(end).number()
                && tokens.at(end).lower().length() <= 2) {
            end++;
        }
        boolean sure = !lower.equals("bp") || tokens.evident(at, end);
        return tokens.at(number).number()
                        && sure
                        && !UNITS.contains(tokens.at(end + 1).lower())
                ? end
                : -1;
    }

    private int spanish(int at) {
        String lower = tokens.at(at).lower();
        int name = at + 1;
        boolean slashed = (lower.equals("c") || lower.equals("p") || lower.equals("av"))
                && tokens.at(name).is("/");
        if (slashed) {
            name++;
        } else if (!SPANISH.contains(lower)
                && !(lower.equals("av") && tokens.at(at).dotted())) {
            return -1;
        }
        while (name - at < AddressTokens.NAME_WORDS
                && PARTICLES.contains(tokens.at(name).lower())) {
            name++;
        }
        int last = tokens.lastOfName(name);
        boolean capitals = last >= name;
        if (!capitals) {
            last = name;
            while (tokens.at(last + 1).word() && last - name < AddressTokens.NAME_WORDS) {
                last++;
            }
        }
        int number = last + 1;
        if (tokens.at(number).is(",")) {
            number++;
        }
        if (tokens.at(number).lower().matches("n[º°.]?|nº|no|num|núm|número")) {
            number++;
            number += tokens.at(number).is("º")
                            || tokens.at(number).is("°")
                            || tokens.at(number).is(".")
                    ? 1
                    : 0;
        }
        boolean sure = tokens.at(name).word() && tokens.isHouseNumber(number) && !tokens.counts(number);
        return sure && (capitals || slashed || tokens.evident(at, number)) ? number : -1;
    }

    private int german(int at) {
        Token token = tokens.at(at);
        boolean strong = endsAs(token, GERMAN);
        if (strong || endsAs(token, GERMAN_WEAK)) {
            boolean alone = GERMAN.contains(token.lower()) || GERMAN_WEAK.contains(token.lower());
            boolean named = !alone
                    || (tokens.at(at - 1).word()
                            && !GERMAN_ARTICLES.contains(tokens.at(at - 1).lower()));
            boolean capital = token.capital() && (!alone || tokens.at(at - 1).capital());
            int end = tokens.houseNumber(at + 1);
            if (end < 0 || !named || (token.dotted() && !token.lower().endsWith("str"))) {
                return -1;
            }
            boolean found = (strong && capital) || tokens.evident(at, end);
            first = found && alone ? beforeStreet(at) : first;
            return found ? end : -1;
        }
        return prepositional(at);
    }

    /** Karl Marx Allee, Alte Bremer Straße. */
    private int beforeStreet(int street) {
        int begin = street;
        while (street - begin < 2) {
            Token token = tokens.at(begin - 1);
            boolean name = token.word() && token.capital() && !token.dotted();
            if (!name || GERMAN_ARTICLES.contains(token.lower()) || CUES.contains(token.lower())) {
                break;
            }
            begin--;
        }
        return begin;
    }

    /** Am Markt 5, An der Alster 12, Unter den Linden 77: only where it is evident. */
    private int prepositional(int at) {
        if (!GERMAN_PREPOSITIONS.contains(tokens.at(at).lower())) {
            return -1;
        }
        int name = at + 1;
        while (name - at < 3
                && (tokens.at(name).is("der")
                        || tokens.at(name).is("den")
                        || tokens.at(name).is("dem"))) {
            name++;
        }
        int last = name;
        while (last - name < 2
                && tokens.at(last + 1).word()
                && tokens.at(last + 1).capital()) {
            last++;
        }
        int end = tokens.at(name).word()
                        && tokens.at(name).capital()
                        && !tokens.at(last).dotted()
                ? tokens.houseNumber(last + 1)
                : -1;
        return end >= 0 && tokens.evident(at, end) ? end : -1;
    }

    private static boolean endsAs(Token token, Set<String> ends) {
        if (!token.word()) {
            return false;
        }
        String lower = token.lower();
        boolean ended = false;
        for (String end : ends) {
            ended |= lower.endsWith(end) && (lower.length() == end.length() || lower.length() >= end.length() + 3);
        }
        if (ended) {
            for (String not : GERMAN_NOT) {
                ended &= !lower.endsWith(not);
            }
        }
        return ended;
    }
}
