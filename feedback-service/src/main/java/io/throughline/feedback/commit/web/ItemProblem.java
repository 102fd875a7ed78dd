package io.throughline.feedback.commit.web;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems of an item or a batch that is given. */
enum ItemProblem implements ProblemCode {
    ID_CONFLICT(409, "The id is taken by other content, which stands", Advice.DROP),
    NOT_STORABLE(422, "The database does not take this item", Advice.FIX),
    UNKNOWN_STORE(422, "The store is not known, or was not open", Advice.FIX),
    TOO_MANY_ITEMS(400, "The batch has too many items", Advice.FIX);

    private final Meaning meaning;

    ItemProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
