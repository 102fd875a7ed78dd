package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.Entry;
import io.throughline.feedback.commit.Outcome;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.problems.Faults;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the JSON of an item. */
public interface ItemReader<T> {

    /**
     * An item without fault.
     *
     * @param entry makes what is committed of whom to tell the outcome
     */
    record Item<T>(UUID id, Function<Consumer<Outcome>, Entry<T>> entry) {}

    /**
     * @param idFromHeader the id that came as Idempotency-Key, null if none did
     * @param faults gets every fault; the answer is null if there are any
     * @throws io.throughline.runtime.problems.ProblemException for one without fault that is not taken all the same
     */
    Item<T> read(ObjectNode json, UUID idFromHeader, Origin origin, Instant receivedAt, Faults faults);
}
