package io.throughline.stories.corrections;

import java.util.UUID;

/** A story's place in the queue. */
public record Waiting(UUID story, Teaching teaching) {}
