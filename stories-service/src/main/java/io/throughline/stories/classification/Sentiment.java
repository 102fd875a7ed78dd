package io.throughline.stories.classification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the customer values what they tell; {@code mixed} when good and bad are both evaluated. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    MIXED;

    /** The name in JSON, SQL and configuration: lower-case kebab. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such value */
    @JsonCreator
    public static Sentiment of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
