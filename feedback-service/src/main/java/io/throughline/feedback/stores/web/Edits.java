package io.throughline.feedback.stores.web;

import io.throughline.feedback.registry.RegistryProblem;
import io.throughline.feedback.stores.Edited;
import io.throughline.feedback.stores.Edited.CodeTaken;
import io.throughline.feedback.stores.Edited.Done;
import io.throughline.feedback.stores.Edited.Impossible;
import io.throughline.feedback.stores.Store;
import io.throughline.runtime.problems.Problems;

/** Answers edits that were not made with a problem. */
final class Edits {

    private Edits() {}

    /** @param what was to be edited, in an answer that it is not there */
    static Store done(Edited edited, String what) {
        if (edited instanceof Done done) {
            return done.store();
        }
        if (edited instanceof CodeTaken taken) {
            throw Problems.of(
                    RegistryProblem.STORE_EXISTS,
                    "The code " + taken.code() + " is, was or is going to be another store's.");
        }
        if (edited instanceof Impossible impossible) {
            throw Problems.of(RegistryProblem.CHANGE_NOT_POSSIBLE, impossible.why());
        }
        throw Problems.notFound(what);
    }
}
