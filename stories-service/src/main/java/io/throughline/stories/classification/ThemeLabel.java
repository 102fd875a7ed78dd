package io.throughline.stories.classification;

/**
 * One theme that a text is about.
 *
 * @param theme its key in {@code taxonomy.yaml}, such as {@code stock-availability}
 * @param sentiment how the text values this theme, which may differ from the whole
 * @param probability calibrated, 0 to 1
 */
public record ThemeLabel(String theme, Sentiment sentiment, double probability) {}
