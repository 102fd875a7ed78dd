package io.throughline.stories.stories;

import io.throughline.stories.practices.Behaviour;

/** @param behaviour what it tells that was done, null where it tells nothing of the kind */
public record FreshStory(Story story, Behaviour behaviour) {

    /** @param vector the embedding of the sentence that tells what was done, null where there is none */
    public static FreshStory of(Story story, float[] vector) {
        return new FreshStory(story, vector == null ? null : behaviour(story, vector));
    }

    private static Behaviour behaviour(Story story, float[] vector) {
        Feedback feedback = story.feedback();
        return new Behaviour(
                feedback.id(),
                feedback.correctedAt(),
                feedback.store(),
                feedback.employee(),
                story.classification().themes().stream()
                        .map(theme -> theme.theme())
                        .toList(),
                story.classification().explanation().sentence(),
                vector);
    }
}
