package io.throughline.traffic.report;

/**
 * How the summary speaks of what is sent.
 *
 * @param unit what an item comes from: line, feedback
 * @param whyConflicts how the same id can have got other content, and what to do; a sentence
 */
public record Wording(String unit, String whyConflicts) {}
