package io.throughline.feedback.stores;

/** What became of an edit of a store. */
public sealed interface Edited {

    record Done(Store store) implements Edited {}

    /** There is no such store, or none that has what was to be edited. */
    record Unknown() implements Edited {}

    /** @param why for people */
    record Impossible(String why) implements Edited {}

    /** Another store has or had the code. */
    record CodeTaken(String code) implements Edited {}
}
