package io.throughline.feedback.commit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue in which those who send take turns: a key that sends thousands at once waits for itself, not the others
 * for it. Nobody has more than half of the queue.
 */
public final class Lanes<T> {

    /** Taken from one lane before it is the next one's turn. */
    private static final int TURN = 32;

    /** So many share the cost of a commit that more hardly make it cheaper. */
    private static final int ENOUGH = 200;

    private final int capacity;
    private final Map<Object, ArrayDeque<Entry<T>>> lanes = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition gathered = lock.newCondition();
    private int size;

    public Lanes(int capacity) {
        this.capacity = capacity;
    }

    /**
     * @param entries of one lane
     * @return how many of them, from the first on, were taken
     */
    public int offer(List<Entry<T>> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        lock.lock();
        try {
            ArrayDeque<Entry<T>> lane = lanes.computeIfAbsent(entries.get(0).lane(), key -> new ArrayDeque<>());
            int room = Math.max(0, Math.min(capacity - size, (capacity + 1) / 2 - lane.size()));
            int taken = Math.min(room, entries.size());
            for (int i = 0; i < taken; i++) {
                lane.add(entries.get(i));
            }
            size += taken;
            if (taken > 0) {
                filled.signal();
            }
            if (size >= ENOUGH) {
                gathered.signalAll();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param linger how long to wait for more, once there is something, or until it is enough for a commit
     * @return in turns, at most so many; none after the patience, or where another has taken them
     */
    public List<Entry<T>> take(int most, Duration patience, Duration linger) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (size == 0 && left > 0) {
                left = filled.awaitNanos(left);
            }
            left = linger.toNanos();
            while (size > 0 && size < ENOUGH && left > 0) {
                left = gathered.awaitNanos(left);
            }
            List<Entry<T>> taken = new ArrayList<>(Math.min(size, most));
            while (size > 0 && taken.size() < most) {
                turn(taken, most);
            }
            if (size > 0) {
                filled.signal();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    private void turn(List<Entry<T>> taken, int most) {
        var first = lanes.entrySet().iterator();
        Map.Entry<Object, ArrayDeque<Entry<T>>> next = first.next();
        Object key = next.getKey();
        ArrayDeque<Entry<T>> lane = next.getValue();
        first.remove();
        for (int i = 0; i < TURN && !lane.isEmpty() && taken.size() < most; i++) {
            taken.add(lane.poll());
            size--;
        }
        if (!lane.isEmpty()) {
            lanes.put(key, lane);
        }
    }
}
