package io.throughline.standards.voice;

import io.throughline.standards.stores.Store;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The day by which there must be an answer.
 *
 * @param day in the store's zone
 * @param ends when it is over there
 */
public record DueDate(LocalDate day, Instant ends) {

    public static final int MOST_DAYS = 366;

    public static DueDate of(LocalDate day, Store store) {
        return new DueDate(day, store.endOf(day));
    }

    /** The one that it has unless a person moves it. */
    public static DueDate first(Instant receivedAt, int days, Store store) {
        return of(store.dayAt(receivedAt).plusDays(days), store);
    }

    /** @param today in the store */
    public static boolean mayBe(LocalDate day, LocalDate today) {
        return !day.isBefore(today) && !day.isAfter(today.plusDays(MOST_DAYS));
    }
}
