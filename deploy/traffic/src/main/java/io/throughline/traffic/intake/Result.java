package io.throughline.traffic.intake;

/**
 * The service's answer for one item.
 *
 * @param problem says more for a conflict, a refusal or a retry; null for the others
 */
public record Result(Status status, Problem problem) {

    static Result refused(Problem problem) {
        return new Result(Status.REFUSED, problem);
    }
}
