package io.throughline.runtime.problems;

/**
 * One fault of an input.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, or a query parameter's name
 * @param code what kind of fault, kebab-case and stable
 * @param detail what is wrong and what would be right, for people
 */
public record Fault(String pointer, String code, String detail) {}
