package io.throughline.stories.practices.web;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only practices answer. */
enum PracticeProblem implements ProblemCode {
    OTHER_ORIGIN(409, "The practices are of different origins"),
    MERGED_ALREADY(409, "The practice was merged into another"),
    CHANGED_MEANWHILE(412, "It has changed since you read it"),
    IF_MATCH_NEEDED(428, "Say which state you have read");

    private final Meaning meaning;

    PracticeProblem(int status, String title) {
        this.meaning = new Meaning(status, title, Advice.FIX);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
