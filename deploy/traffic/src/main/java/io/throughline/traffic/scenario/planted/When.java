package io.throughline.traffic.scenario.planted;

import io.throughline.traffic.scenario.stores.Store;
import java.time.Instant;

/** A moment that does not know yet which days the scenario covers. */
@FunctionalInterface
public interface When {

    Instant at(Calendar calendar, Store store);

    /** The days that a scenario covers, as a store lives them. */
    interface Calendar {

        /** @param share from 0 to 1: how much of the store's feedback of all days has come before */
        Instant usual(Store store, double share);

        /** @param day from 0, the first that is wholly covered */
        Instant closing(Store store, int day);
    }

    static When usual(double share) {
        return (calendar, store) -> calendar.usual(store, share);
    }
}
