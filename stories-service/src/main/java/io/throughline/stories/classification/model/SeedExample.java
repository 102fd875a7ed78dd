package io.throughline.stories.classification.model;

import java.util.List;

/**
 * A labelled example that the model keeps: it votes for texts near to it, and explains the decision.
 *
 * @param answers the heads whose answer is yes for it, by name
 * @param embedding of length 1
 * @param story the id of an organization's story whose text this is, and which explanations name instead; null for the project's own
 */
public record SeedExample(
        String text, String kind, String sentiment, List<String> answers, float[] embedding, String story) {

    public SeedExample(String text, String kind, String sentiment, List<String> answers, float[] embedding) {
        this(text, kind, sentiment, answers, embedding, null);
    }
}
