package io.throughline.feedback.privacy;

import java.util.Set;

/** The words that addresses are made of, in German, English, French and Spanish; they stand in {@code privacy/street-words.txt}. */
final class StreetWords {

    private static final WordLists WORDS = WordLists.read("/privacy/street-words.txt");

    /** After a number and a name, these make a street; of the others there are courts, ways and drives of another kind. */
    static final Set<String> ENGLISH = WORDS.of("english");

    static final Set<String> ENGLISH_WEAK = WORDS.of("english-weak");

    static final Set<String> DIRECTIONS = WORDS.of("directions");

    /** In these also a name without capitals is one. */
    static final Set<String> FRENCH = WORDS.of("french");

    static final Set<String> FRENCH_WEAK = WORDS.of("french-weak");

    static final Set<String> SPANISH = WORDS.of("spanish");

    static final Set<String> PARTICLES = WORDS.of("particles");

    /** Ends of German streets' names that stand alone, too: Berliner Straße, Langer Weg. */
    static final Set<String> GERMAN = WORDS.of("german");

    /** Ends that other words have as often. */
    static final Set<String> GERMAN_WEAK = WORDS.of("german-weak");

    /** That end as a street's name does, and are none. */
    static final Set<String> GERMAN_NOT = WORDS.of("german-not");

    /** Before a street that stands alone these are no names: der Weg 5. */
    static final Set<String> GERMAN_ARTICLES = WORDS.of("german-articles");

    static final Set<String> GERMAN_PREPOSITIONS = WORDS.of("german-prepositions");

    static final Set<String> FLATS = WORDS.of("flats");

    static final Set<String> MONTHS = WORDS.of("months");

    /** After a number these say that it counts something. */
    static final Set<String> UNITS = WORDS.of("units");

    /** Shortly before an address, these say that it is one. */
    static final Set<String> CUES = WORDS.of("cues");

    private StreetWords() {}
}
