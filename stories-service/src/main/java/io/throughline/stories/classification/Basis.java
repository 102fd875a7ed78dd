package io.throughline.stories.classification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a classification rests on. */
public enum Basis {
    /** The customer's words. */
    TEXT,
    /** The rating: there were no words. */
    RATING,
    /** The rating: the words are in a language in which the classifier was not measured. */
    RATING_LANGUAGE_NOT_MEASURED,
    /** Nothing but words in a language in which the classifier was not measured; left to people. */
    LANGUAGE_NOT_MEASURED,
    /** Neither words nor a rating. */
    NOTHING,
    /** A person, who read it. */
    PERSON;

    /** The name in JSON, SQL and configuration: lower-case kebab. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such value */
    @JsonCreator
    public static Basis of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
