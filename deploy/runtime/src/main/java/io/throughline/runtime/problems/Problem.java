package io.throughline.runtime.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * A problem as it is answered (RFC 9457), {@code application/problem+json}.
 *
 * @param type {@code urn:throughline:problem:<code>}
 * @param code stable for clients, whatever the text beside it says
 * @param advice what to do with the item
 * @param faults all faults of an input; left out where there is none to name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type, String title, int status, String detail, String code, Advice advice, List<Fault> faults) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemCode code, String detail, List<Fault> faults) {
        URI type = URI.create("urn:throughline:problem:" + code.code());
        return new Problem(type, code.title(), code.status(), detail, code.code(), code.advice(), faults);
    }

    /** The same with the status that a framework chose. */
    Problem withStatus(int chosen) {
        return new Problem(type, title, chosen, detail, code, advice, faults);
    }
}
