package io.throughline.runtime.consumer;

import java.util.List;

/** Does what a batch of records asks for. */
@FunctionalInterface
public interface BatchHandler<T> {

    /**
     * Handles all in one transaction that can be repeated: offsets are committed after it, so a crash in between
     * brings the batch again. The same item may stand in a batch twice.
     *
     * @throws Exception judged by {@link io.throughline.runtime.sql.FailureKind}
     */
    void handle(List<T> batch) throws Exception;
}
