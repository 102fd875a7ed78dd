package io.throughline.local.process;

/** Something could not be started. The message is written for the person who tried: what, why, and what to do; no stack trace is needed. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
