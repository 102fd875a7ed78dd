package io.throughline.feedback.touchpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A place in a store where feedback is given.
 *
 * @param code what feedback names it by
 * @param retiredOn its last day; null while it is in use
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Touchpoint(UUID id, String code, String name, LocalDate retiredOn, int revision) {

    Touchpoint changed(Touchpoint wanted) {
        return new Touchpoint(id, code, wanted.name, wanted.retiredOn, revision + 1);
    }
}
