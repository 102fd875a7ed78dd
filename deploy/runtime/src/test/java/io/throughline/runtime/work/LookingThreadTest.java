package io.throughline.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LookingThreadTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Semaphore looked = new Semaphore(0);

    @Test
    void looksAtTheStartAndAfterEachPause() throws InterruptedException {
        try (LookingThread thread = new LookingThread("test", Duration.ofMillis(1), looked::release)) {
            thread.start();

            assertThat(looked.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void looksAtOnceWhenItIsWoken() throws InterruptedException {
        try (LookingThread thread = new LookingThread("test", NEVER, looked::release)) {
            thread.start();
            assertThat(looked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            thread.wake();

            assertThat(looked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void isLiveUntilItHasEndedUnasked() {
        LookingThread failing = new LookingThread("test", NEVER, () -> {
            throw new IllegalStateException("planted");
        });
        LookingThread closed = new LookingThread("test", NEVER, looked::release);
        closed.start();
        closed.close();
        failing.start();

        Awaitility.await().dontCatchUncaughtExceptions().until(() -> !failing.isLive());
        assertThat(closed.isLive()).isTrue();
        assertThat(closed.isStopping()).isTrue();
    }

    @Test
    void workThatDoesNotEndIsInterruptedAtTheEnd() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        LookingThread thread = new LookingThread("test", NEVER, () -> {
            looked.release();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        });
        thread.start();
        assertThat(looked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        thread.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workCanWaitAndIsToldOfTheEnd() throws InterruptedException {
        LookingThread thread = new LookingThread("test", NEVER, looked::release);
        assertThat(thread.stopsWithin(Duration.ofMillis(1))).isFalse();
        thread.start();
        thread.close();

        assertThat(thread.stopsWithin(NEVER)).isTrue();
    }
}
