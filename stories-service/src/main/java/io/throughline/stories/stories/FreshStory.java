package io.throughline.stories.stories;

import io.throughline.stories.classification.Kind;
import io.throughline.stories.practices.Behaviour;
import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.Passage;
import java.util.Optional;

/** @param behaviour what it tells that was done, asked for or went wrong; null where it tells nothing of the kind, or was misuse */
public record FreshStory(Story story, Behaviour behaviour) {

    /** @param passage what the story tells, null where it tells nothing */
    public static FreshStory of(Story story, Passage passage) {
        boolean tells = passage != null && story.feedback().flags().isEmpty();
        return new FreshStory(
                story,
                tells
                        ? origin(story.classification().kind())
                                .map(origin -> behaviour(story, origin, passage))
                                .orElse(null)
                        : null);
    }

    /** Of which practices a story of this kind can be. */
    public static Optional<Origin> origin(Kind kind) {
        return switch (kind) {
            case EXCEPTIONAL -> Optional.of(Origin.PRAISE);
            case SUGGESTION -> Optional.of(Origin.SUGGESTION);
            case COMPLAINT -> Optional.of(Origin.COMPLAINT);
            case PRAISE, NEUTRAL, QUESTION -> Optional.empty();
        };
    }

    private static Behaviour behaviour(Story story, Origin origin, Passage passage) {
        Feedback feedback = story.feedback();
        return new Behaviour(
                        feedback.id(),
                        origin,
                        feedback.correctedAt(),
                        feedback.store(),
                        null,
                        story.classification().themes().stream()
                                .map(theme -> theme.theme())
                                .toList(),
                        story.classification().explanation().sentence(),
                        passage)
                .by(feedback.employee());
    }
}
