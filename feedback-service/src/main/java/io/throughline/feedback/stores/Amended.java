package io.throughline.feedback.stores;

/** What became of a change to a history. */
public sealed interface Amended {

    record Fits(History history) implements Amended {}

    /** @param why for people */
    record DoesNotFit(String why) implements Amended {}
}
