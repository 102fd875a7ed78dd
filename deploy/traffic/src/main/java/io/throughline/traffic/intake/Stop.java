package io.throughline.traffic.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The one signal that ends a run early, with its reason; every wait of the run is a wait for it. The first reason stands. */
public final class Stop {

    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicReference<String> reason = new AtomicReference<>();

    public void give(String why) {
        reason.compareAndSet(null, why);
        given.countDown();
    }

    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Why the run was stopped; null while it was not. */
    public String reason() {
        return reason.get();
    }

    /** @return whether the signal was given while waiting */
    public boolean await(Duration time) throws InterruptedException {
        return given.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
