package io.throughline.standards.imports;

/**
 * A text of a file.
 *
 * @param line on which it begins, from 1
 */
public record Said(long line, String text) {}
