package io.throughline.stories.stories;

/** What comes in about a feedback: what was said, or that it is to be forgotten. */
public sealed interface Incoming permits Feedback, Erasure {

    Feedback.Key key();
}
