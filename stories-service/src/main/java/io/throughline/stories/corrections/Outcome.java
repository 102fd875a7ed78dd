package io.throughline.stories.corrections;

import io.throughline.stories.stories.Story;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of a correction. */
public sealed interface Outcome {

    /** The story has the labels now, at its next revision. */
    record Corrected(Story story) implements Outcome {}

    /** A person had given it the same labels for the same reason. */
    record Unchanged(Story story) implements Outcome {}

    /** It has another revision than the one that was read. */
    record ChangedMeanwhile() implements Outcome {}

    /** There is no such story for the caller. */
    record Unknown() implements Outcome {}

    /** One answer for a story that has the labels, one for each of the others. */
    default <T> T fold(Function<Story, T> has, Supplier<T> changed, Supplier<T> unknown) {
        if (this instanceof Corrected corrected) {
            return has.apply(corrected.story);
        }
        if (this instanceof Unchanged unchanged) {
            return has.apply(unchanged.story);
        }
        return this instanceof ChangedMeanwhile ? changed.get() : unknown.get();
    }
}
