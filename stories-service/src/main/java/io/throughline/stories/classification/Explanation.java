package io.throughline.stories.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Why a feedback was classified as it was. Serializes as it stands.
 *
 * @param sentence the sentence that carried the kind most, or null without a text basis
 * @param terms the words and cues that spoke most for the kind, strongest first
 * @param nearest the labelled examples nearest in meaning, nearest first
 * @param probability calibrated probability of the kind
 * @param kinds calibrated probability of each kind, by wire name
 * @param themes calibrated probability of each theme that was at all likely, by key
 * @param notes what else mattered, in plain words (a rating that disagrees, a language that was not measured)
 * @param modelVersion version of the model that decided
 */
public record Explanation(
        String sentence,
        List<Term> terms,
        List<Example> nearest,
        double probability,
        Map<String, Double> kinds,
        Map<String, Double> themes,
        List<String> notes,
        String modelVersion) {

    static final String MAY_BE_CRITICAL = "may be critical: people should look";

    /** Not called critical, and yet so likely that people should look. */
    public boolean mayBeCritical() {
        return notes.contains(MAY_BE_CRITICAL);
    }

    Explanation withNotes(List<String> others) {
        return new Explanation(sentence, terms, nearest, probability, kinds, themes, others, modelVersion);
    }

    /**
     * @param term a word, a pair of words, or a cue's name
     * @param weight its share in the kind's score, in logits; positive speaks for the kind
     */
    public record Term(String term, double weight) {}

    /**
     * An example as an explanation names it. A customer's words are referred to and never copied: they stand with their story only.
     *
     * @param text a seed example, written for this project, or an example of the organization's own theme; null where a story is it
     * @param story the id of the organization's story that people labelled so; null where the text is told
     * @param kind the kind it is labelled with
     * @param sentiment the sentiment it is labelled with
     * @param similarity cosine of the two embeddings, -1 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Example(String text, String story, Kind kind, Sentiment sentiment, double similarity) {}
}
