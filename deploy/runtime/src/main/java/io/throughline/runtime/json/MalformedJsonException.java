package io.throughline.runtime.json;

/** A body is not the JSON it should be. The message is for people and quotes nothing of the body. */
public final class MalformedJsonException extends Exception {

    public MalformedJsonException(String message) {
        super(message);
    }
}
