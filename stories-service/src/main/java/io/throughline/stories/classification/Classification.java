package io.throughline.stories.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        String modelVersion) {

    private static final String BY_A_PERSON = "a person gave the labels";

    /** With the labels that a person gave; what the classifier saw in the text stays as its explanation. */
    public Classification labelled(Labels labels) {
        List<String> notes = new ArrayList<>();
        notes.add(BY_A_PERSON);
        explanation.notes().stream().filter(note -> !note.equals(BY_A_PERSON)).forEach(notes::add);
        return new Classification(
                labels.kind(),
                labels.sentiment(),
                labels.criticality(),
                labels.themes().entrySet().stream()
                        .map(theme -> new ThemeLabel(theme.getKey(), theme.getValue(), 1))
                        .toList(),
                Confidence.CERTAIN,
                false,
                ratingDisagrees,
                Basis.PERSON,
                language,
                explanation.withNotes(notes),
                modelVersion);
    }

    /** The labels alone. */
    public Labels labels() {
        Map<String, Sentiment> given = new LinkedHashMap<>();
        themes.forEach(theme -> given.put(theme.theme(), theme.sentiment()));
        return new Labels(kind, sentiment, criticality, given);
    }
}
