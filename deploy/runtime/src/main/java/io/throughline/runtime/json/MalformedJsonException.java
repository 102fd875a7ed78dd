package io.throughline.runtime.json;

/** A body is not the JSON it should be. The message is for people and quotes nothing of the body. */
public final class MalformedJsonException extends Exception {

    private final boolean syntax;

    public MalformedJsonException(String message) {
        this(message, false);
    }

    MalformedJsonException(String message, boolean syntax) {
        super(message);
        this.syntax = syntax;
    }

    /** Whether it is no JSON at all, and not only beyond a bound, no UTF-8, or with a name twice. */
    public boolean isSyntax() {
        return syntax;
    }
}
