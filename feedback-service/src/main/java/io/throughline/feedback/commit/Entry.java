package io.throughline.feedback.commit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Something on its way to the database, and whom to tell what became of it.
 *
 * @param <T> what is kept
 */
public final class Entry<T> {

    private final EntryKey key;
    private final byte[] digest;
    private final Object lane;
    private final T item;
    private final Consumer<Outcome> settled;
    private final AtomicBoolean told = new AtomicBoolean();
    private final long since = System.nanoTime();

    /**
     * @param digest of the content: equal for equal content
     * @param lane who sends it; lanes take turns
     * @param settled called once, by a thread that has other things to do
     */
    public Entry(EntryKey key, byte[] digest, Object lane, T item, Consumer<Outcome> settled) {
        this.key = key;
        this.digest = digest;
        this.lane = lane;
        this.item = item;
        this.settled = settled;
    }

    public EntryKey key() {
        return key;
    }

    public byte[] digest() {
        return digest;
    }

    public T item() {
        return item;
    }

    Object lane() {
        return lane;
    }

    /** @return false where an outcome had been told before */
    public boolean settle(Outcome outcome) {
        boolean first = told.compareAndSet(false, true);
        if (first) {
            settled.accept(outcome);
        }
        return first;
    }

    public boolean isSettled() {
        return told.get();
    }

    public boolean isOlderThan(long nanos) {
        return System.nanoTime() - since > nanos;
    }
}
