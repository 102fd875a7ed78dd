package io.throughline.stories.stories;

import io.throughline.stories.practices.Behaviour;

/** @param behaviour what it tells that was done, null where it tells nothing of the kind, or was misuse */
public record FreshStory(Story story, Behaviour behaviour) {

    /** @param vector the embedding of the sentence that tells what was done, null where there is none */
    public static FreshStory of(Story story, float[] vector) {
        boolean tells = vector != null && story.feedback().flags().isEmpty();
        return new FreshStory(story, tells ? behaviour(story, vector) : null);
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
