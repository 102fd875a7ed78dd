package io.throughline.runtime.sql;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Whose fault a failure is, judged by SQLSTATE and type, never by message text. */
public enum FailureKind {
    /** The data's, or a runtime exception of our code. Trying again changes nothing. */
    UNPROCESSABLE,
    /** A database's or broker's that is away, full, slow or locked. Trying again later helps. */
    DEPENDENCY_AWAY;

    /**
     * SQLSTATE classes that the data are to blame for: 21 (two rows for one place), 22 (data), 23 (integrity), 54 (a
     * limit, such as an index's on the size of a value). A missing table or right (42) is not theirs: it is waited for.
     */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");

    public static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
            if (cause instanceof RetriableException
                    || cause instanceof InterruptedException
                    || cause instanceof TimeoutException) {
                return DEPENDENCY_AWAY;
            }
        }
        return UNPROCESSABLE;
    }

    private static FailureKind of(SQLException failure) {
        String state = failure.getSQLState();
        // a pool that could not give a connection in time has none
        boolean ofTheData = state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
        return ofTheData ? UNPROCESSABLE : DEPENDENCY_AWAY;
    }

    /** The failure's SQLSTATE, or its innermost type: what may be logged and shown. A message may hold a customer's words. */
    public static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return "SQLSTATE " + sql.getSQLState();
            }
            innermost = cause;
        }
        return innermost.getClass().getSimpleName();
    }
}
