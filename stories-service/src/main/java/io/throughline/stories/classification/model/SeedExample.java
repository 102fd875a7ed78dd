package io.throughline.stories.classification.model;

import java.util.List;

/**
 * A labelled example that the model keeps: it votes for texts near to it, and explains the decision.
 *
 * @param answers the heads whose answer is yes for it, by name
 * @param embedding of length 1
 */
public record SeedExample(String text, String kind, String sentiment, List<String> answers, float[] embedding) {}
