package io.throughline.runtime.problems;

/** One entry of a service's catalogue of problems: stable for clients, whatever the text beside it says. */
public interface ProblemCode {

    /** The stable code, kebab-case. */
    String code();

    /** The HTTP status, 400 to 599. */
    int status();

    /** The short text that is the same at every occurrence. */
    String title();

    /** What the client should do with the item. */
    Advice advice();
}
