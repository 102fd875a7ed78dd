package io.throughline.stories.stories;

import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.PassageEncoder;
import io.throughline.stories.practices.Passage;

/** Finds what stories tell that was done, asked for or went wrong, on the caller's thread. */
public final class Passages implements Passage.Reader {

    private final PassageEncoder encoder;

    public Passages(PassageEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Whoever said of what kind the story is, the classifier or a person.
     *
     * @param text null where there are no words
     * @return null where stories of this kind are of no practice, and where its language is not measured: no sentence is known to tell it
     */
    public Passage of(String text, Classification classification) {
        String sentence = classification.explanation().sentence();
        if (text == null
                || sentence == null
                || FreshStory.origin(classification.kind()).isEmpty()) {
            return null;
        }
        return read(text, sentence);
    }

    @Override
    public Passage read(String text, String sentence) {
        return new Passage(encoder.vector(text, sentence), encoder.version());
    }

    @Override
    public String encoder() {
        return encoder.version();
    }
}
