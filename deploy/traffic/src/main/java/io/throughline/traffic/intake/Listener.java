package io.throughline.traffic.intake;

import java.time.Duration;

/** Hears what becomes of the items. Called by several threads. */
public interface Listener {

    /** The service gave its final word on this item. */
    void settled(Item item, Result result);

    /** A request did not get through and is tried again after this time. */
    void waiting(String why, Duration time);
}
