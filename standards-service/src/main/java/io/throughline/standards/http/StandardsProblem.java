package io.throughline.standards.http;

import static io.throughline.runtime.problems.Advice.DROP;
import static io.throughline.runtime.problems.Advice.FIX;
import static io.throughline.runtime.problems.Advice.RETRY;

import io.throughline.runtime.problems.Advice;
import io.throughline.runtime.problems.ProblemCode;

/** The problems that only this service answers. */
public enum StandardsProblem implements ProblemCode {
    INVALID_FILE(400, "The file has faults", FIX),
    IMPORT_RUNNING(409, "An import is running", RETRY),
    ALREADY_DECIDED(409, "The candidate has been decided on", DROP),
    CANDIDATE_MERGED(409, "The candidate is part of another one now", FIX),
    NOT_NOW(409, "The version's status does not allow this", FIX),
    VERSION_IN_WORK(409, "Another version of the standard is worked on", FIX),
    FOUR_EYES(409, "Someone else has to approve this", FIX),
    INCOMPLETE(409, "The draft is not complete", FIX),
    SCOPE_WITHOUT_STORE(409, "The scope names what no store is", FIX),
    WEAKENS_THE_CORE(409, "The variant promises less than the standard", FIX),
    VARIANT_EXISTS(409, "The standard has this variant already", FIX),
    SUPERSESSION_CYCLE(409, "A standard would come to supersede itself", FIX),
    COMMENTS_CLOSED(409, "The version takes no more comments", FIX),
    COMMENT_WITHDRAWN(409, "The comment has been withdrawn", DROP),
    ALREADY_ANSWERED(409, "The comment has been answered", DROP),
    STANDARD_TOO_LARGE(409, "The standard would be too large to be told", FIX),
    VOICE_ERASED(409, "What was said has been erased", DROP),
    CHANGED_MEANWHILE(412, "It has changed since you read it", FIX),
    IF_MATCH_NEEDED(428, "Say which state you have read", FIX),
    TOO_MANY_EXPORTS(503, "As many exports as are allowed are running", RETRY);

    private final Meaning meaning;

    StandardsProblem(int status, String title, Advice advice) {
        this.meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
