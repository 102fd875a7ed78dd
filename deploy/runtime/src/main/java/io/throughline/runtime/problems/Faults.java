package io.throughline.runtime.problems;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one input, so that all are answered at once. */
public final class Faults {

    /** Beyond this a body is noise; the list is cut so that the answer stays small. */
    private static final int MOST = 50;

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, String code, String detail) {
        if (faults.size() < MOST) {
            faults.add(new Fault(pointer, code, detail));
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** @throws ProblemException with all faults, unless there are none */
    public void throwIfAny(ProblemCode code) {
        if (!faults.isEmpty()) {
            throw Problems.withFaults(code, list());
        }
    }
}
