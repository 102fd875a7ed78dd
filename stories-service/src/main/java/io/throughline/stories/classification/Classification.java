package io.throughline.stories.classification;

import java.util.List;

/**
 * What the classifier makes of one feedback.
 *
 * @param themes none to three, most probable first
 * @param review too uncertain to be trusted: belongs to people's queue
 * @param ratingDisagrees the rating says praise where the words complain, or the reverse; the words have ruled
 * @param language ISO 639-1 code of the language found in the text, {@code und} if none, null without a text
 */
public record Classification(
        Kind kind,
        Sentiment sentiment,
        Criticality criticality,
        List<ThemeLabel> themes,
        Confidence confidence,
        boolean review,
        boolean ratingDisagrees,
        Basis basis,
        String language,
        Explanation explanation,
        String modelVersion) {}
