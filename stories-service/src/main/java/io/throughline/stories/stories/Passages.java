package io.throughline.stories.stories;

import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.practices.Passage;

/** Finds what stories tell that was done, asked for or went wrong, on the caller's thread. */
public final class Passages {

    private Passages() {}

    /**
     * Whoever said of what kind the story is, the classifier or a person.
     *
     * @param classifier any organization's: they have the encoder in common
     * @param text null where there are no words
     * @return null where stories of this kind are of no practice, and where its language is not measured: no sentence is known to tell it
     */
    public static Passage of(Classifier classifier, String text, Classification classification) {
        String sentence = classification.explanation().sentence();
        if (text == null
                || sentence == null
                || FreshStory.origin(classification.kind()).isEmpty()) {
            return null;
        }
        return of(classifier, text, sentence);
    }

    /** @param sentence one of the text's, as its explanation names it */
    public static Passage of(Classifier classifier, String text, String sentence) {
        String passage = classifier.passage(text, sentence);
        return new Passage(passage, classifier.embed(passage));
    }
}
