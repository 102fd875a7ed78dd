package io.throughline.runtime.problems;

import java.util.Locale;

/** One entry of a service's catalogue of problems, a constant of an enum: stable for clients, whatever the text beside it says. */
public interface ProblemCode {

    /** The constant's. */
    String name();

    Meaning meaning();

    /**
     * What a code stands for.
     *
     * @param status of HTTP, 400 to 599
     * @param title the short text that is the same at every occurrence
     * @param advice what the client should do with the item
     */
    record Meaning(int status, String title, Advice advice) {}

    /** The stable code, kebab-case. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default int status() {
        return meaning().status();
    }

    default String title() {
        return meaning().title();
    }

    default Advice advice() {
        return meaning().advice();
    }
}
