package io.throughline.feedback.http;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of bodies under way. A body's first 64 KiB are free, so that no single item ever waits for somebody's batches; and
 * no key has more than a third of the rest.
 */
final class LargeBodies {

    private static final int FREE = 64 * 1024;

    private static final long LARGEST = 5L * 1024 * 1024;

    /** Of the heap, for read into a tree a body takes many times its bytes. */
    static final long ALL_BYTES = Math.max(Runtime.getRuntime().maxMemory() / 16, 2 * LARGEST);

    /** The largest body has room in any case. */
    static final long BYTES_OF_A_KEY = Math.max(ALL_BYTES / 3, LARGEST);

    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final AtomicLong all = new AtomicLong();
    private final Map<String, AtomicLong> ofKeys = new ConcurrentHashMap<>();

    /** Of a body of this key. */
    Share share(String key) {
        return new Share(key);
    }

    /** What one body takes, from its first byte until its answer. */
    final class Share {

        private final String key;
        private final AtomicBoolean released = new AtomicBoolean();
        private long free = FREE;
        private long taken;

        private Share(String key) {
            this.key = key;
        }

        /** @throws io.throughline.runtime.problems.ProblemException 503 where there is no room for more */
        void take(long bytes) {
            long counted = Math.max(0, bytes - free);
            free = Math.max(0, free - bytes);
            if (counted == 0) {
                return;
            }
            AtomicLong own = ofKeys.computeIfAbsent(key, first -> new AtomicLong());
            taken += counted;
            boolean keyHasTooMany = own.addAndGet(counted) > BYTES_OF_A_KEY;
            boolean tooMany = all.addAndGet(counted) > ALL_BYTES;
            if (keyHasTooMany || tooMany) {
                throw Problems.retryAfter(
                        CommonProblem.UNAVAILABLE, "Too many large bodies are under way. Send it again.", COME_AGAIN);
            }
        }

        /** May be called more than once. */
        void release() {
            if (released.compareAndSet(false, true) && taken > 0) {
                all.addAndGet(-taken);
                ofKeys.get(key).addAndGet(-taken);
            }
        }
    }
}
