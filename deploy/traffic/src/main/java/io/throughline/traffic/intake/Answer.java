package io.throughline.traffic.intake;

import java.time.Duration;
import java.util.List;

/** What came back for one request, sorted by what the sender has to do next. */
sealed interface Answer {

    /** Results in the order of the items; null where the service said nothing of an item. */
    record Results(List<Result> results) implements Answer {}

    /**
     * Nothing was settled, as far as one can know; the same request may go through later.
     *
     * @param retryAfter how long the service asks to be left alone; zero when it does not say
     */
    record NotNow(String why, Duration retryAfter) implements Answer {}

    /** This request will never be taken as it is; parts of it may. */
    record NotThis(Problem problem) implements Answer {}

    /** No request of this sender will be taken. */
    record NotYou(String why) implements Answer {}
}
