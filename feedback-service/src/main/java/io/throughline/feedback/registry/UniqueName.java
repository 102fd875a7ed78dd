package io.throughline.feedback.registry;

import io.throughline.runtime.problems.ProblemCode;
import io.throughline.runtime.problems.Problems;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Lets the database decide whether a name is taken. */
public final class UniqueName {

    private static final String UNIQUE_VIOLATION = "23505";

    private UniqueName() {}

    /** @throws io.throughline.runtime.problems.ProblemException of the code, where a unique name was taken */
    public static <T> T orElse(ProblemCode taken, String detail, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    throw Problems.of(taken, detail);
                }
            }
            throw failure;
        }
    }
}
