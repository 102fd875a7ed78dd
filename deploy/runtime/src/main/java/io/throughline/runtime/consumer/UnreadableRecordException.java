package io.throughline.runtime.consumer;

/** A record's bytes are not what their type promises. The reason names no content. */
public final class UnreadableRecordException extends Exception {

    public UnreadableRecordException(String reason) {
        super(reason);
    }
}
