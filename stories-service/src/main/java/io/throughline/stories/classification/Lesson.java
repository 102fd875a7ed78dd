package io.throughline.stories.classification;

import java.util.UUID;

/**
 * A story that people labelled, as an example to learn from.
 *
 * @param story the story's id: explanations name it, and never tell its text
 * @param text the customer's words
 * @param embedding the text's, from {@link Learner#embedding}
 */
public record Lesson(UUID story, String text, Labels labels, float[] embedding) {}
