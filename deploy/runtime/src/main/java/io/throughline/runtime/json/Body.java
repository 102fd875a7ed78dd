package io.throughline.runtime.json;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import java.util.function.Function;

/** Reads a small JSON body: all faults at once, unknown fields refused. */
public final class Body {

    private Body() {}

    /** @throws io.throughline.runtime.problems.ProblemException 400 with every fault */
    public static <T> T read(byte[] body, Function<ObjectReader, T> fields) {
        Faults faults = new Faults();
        try {
            ObjectReader reader = new ObjectReader(JsonInput.parseObject(body), "", faults);
            T read = fields.apply(reader);
            reader.done();
            faults.throwIfAny(CommonProblem.INVALID_INPUT);
            return read;
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
    }
}
