package io.throughline.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SoonTest {

    @Test
    void howeverOftenItIsAskedForMeanwhileItRunsOnceMore() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Soon soon = new Soon(() -> {
            runs.incrementAndGet();
            begun.countDown();
            await(end);
        });
        soon.ask();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 100; i++) {
            soon.ask();
        }
        end.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> runs.get() == 2);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> runs.get() == 2);
    }

    @Test
    void whatFailsIsDoneAgainWhenItIsAskedForAgain() {
        AtomicInteger runs = new AtomicInteger();
        Soon soon = new Soon(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
        });
        soon.run();
        soon.ask();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> runs.get() == 2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
