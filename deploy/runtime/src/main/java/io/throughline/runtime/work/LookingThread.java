package io.throughline.runtime.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks for work again and again on a thread of its own: at the start, after each pause, and at once when it is woken. What is under way
 * at the end is interrupted after two seconds; it has to be such that it is taken up again.
 */
public final class LookingThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LookingThread.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final Duration pause;
    private final Look look;
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** One look, and the work that it finds. What it throws ends the thread, except an interruption at the end. */
    public interface Look {
        void look() throws InterruptedException;
    }

    /** @param name the thread's */
    public LookingThread(String name, Duration pause, Look look) {
        this.pause = pause;
        this.look = look;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Looks now, and not after the pause. */
    public void wake() {
        asked.release();
    }

    /** False once the thread has ended unasked. */
    public boolean isLive() {
        return thread.isAlive() || isStopping();
    }

    /** Whether no more work is to be begun. */
    public boolean isStopping() {
        return stop.getCount() == 0;
    }

    /**
     * Waits on behalf of the work.
     *
     * @return whether no more work is to be begun
     */
    public boolean stopsWithin(Duration time) throws InterruptedException {
        return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        stop.countDown();
        asked.release();
        try {
            thread.join(STOP_WITHIN.toMillis());
            thread.interrupt();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopping()) {
                look.look();
                if (asked.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException end) {
            LOG.debugf("%s was interrupted; its work is taken up again", thread.getName());
        }
    }
}
