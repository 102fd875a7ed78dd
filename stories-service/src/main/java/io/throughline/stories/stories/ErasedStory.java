package io.throughline.stories.stories;

/** A story that is gone, with the revision that says so. */
public record ErasedStory(int revision, Erasure erasure) {}
