package io.throughline.stories.classification;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that nobody means well by, and blends of them with what customers say. */
public final class HostileTexts {

    private static final String[] SAID = {
        "The staff were rude to me and the queue was far too long",
        "he walked to my car with the shopping",
        "I don't like the music, but the coffee is lovely",
        "please open another till",
        "what time do you close?",
        "blah",
        "because of my accent they said \"go back\"",
        "I paid 40 pounds for a broken kettle!"
    };

    private static final String[] ODD = {
        "\ud83d",
        "\udc00",
        "\udc00\ud83d",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u0000",
        "\u0007",
        "\u001b[31m",
        "\u0085",
        "\u2028",
        "\r\n",
        "\t",
        "\ufdfa",
        "\u0344",
        "\u00b4",
        "\ufffe",
        "\ue000",
        "\u20e3",
        "\u2764\ufe0f",
        "👍🏽",
        "👩‍👩‍👧‍👦",
        "🇬🇧",
        "🦄🎸",
        "😡",
        "שלום",
        "الخدمة",
        "服务",
        "Очень",
        "p\u0430yp\u0430l",
        "e\u0301\u0323",
        "\u0301\u0323",
        "\u0323\u0301\u05b0\u0651",
        "https://a.example/?q=%20&q=%20",
        "<script>",
        "'\"'\"",
        "“‘\"",
        "([{",
        "!?",
        " .!",
        " ?",
        "a\n",
        ". a",
        "he ",
        "ab",
        "12",
        "a1'",
        "aa n'",
        "-- ",
        ",but "
    };

    private HostileTexts() {}

    /** Of any script, length and shape; 0 to some 20,000 characters. */
    public static Arbitrary<String> texts() {
        return Combinators.combine(parts(), Arbitraries.of("", " ", "\n", ". "))
                .as((parts, between) -> String.join(between, parts));
    }

    /** Those that begin like English, and so are read to their end. */
    public static Arbitrary<String> englishTexts() {
        return Combinators.combine(Arbitraries.of(SAID), Arbitraries.integers().between(1, 12), texts())
                .as((said, times, text) -> (said + ". ").repeat(times) + text);
    }

    /** No letter, digit or emoji with a meaning is in them. */
    public static Arbitrary<String> textsWithoutWords() {
        return repeated(Arbitraries.of(
                        "", " ", "\n", "\u0000", "\u200b", "\ud83d", "\udc00", "🦄", "!?", "\"", "\u202e"))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    /** One shape over and over, as bombs for regular expressions are made. */
    public static Arbitrary<String> bombs() {
        return Combinators.combine(
                        Arbitraries.of(SAID), Arbitraries.of(ODD), Arbitraries.of("", "x", "\nx", " x", "\"", "."))
                .as((said, odd, end) -> said + " " + odd.repeat(1_000) + end);
    }

    private static Arbitrary<List<String>> parts() {
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(200);
        return Arbitraries.oneOf(Arbitraries.of(SAID), repeated(Arbitraries.of(ODD)), repeated(any), any)
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<String> repeated(Arbitrary<String> text) {
        return Combinators.combine(text, Arbitraries.of(1, 2, 30, 450, 901, 3_000))
                .as((one, times) -> one.repeat(Math.min(times, 1 + 6_000 / Math.max(1, one.length()))));
    }
}
