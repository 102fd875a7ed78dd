package io.throughline.stories.reclassification;

import io.throughline.stories.classification.Classification;

/** Whether a story is told anew: only where what it is called has changed, not how sure the classifier is of it. */
public final class Change {

    private Change() {}

    public static boolean matters(Classification before, Classification after) {
        return !before.labels().equals(after.labels())
                || before.review() != after.review()
                || before.basis() != after.basis()
                || before.ratingDisagrees() != after.ratingDisagrees();
    }
}
