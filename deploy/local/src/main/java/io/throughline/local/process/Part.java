package io.throughline.local.process;

/** A server that the services need. It can be taken away and put back: on the same data, at the same address. */
public abstract class Part implements AutoCloseable {

    private final Instance instance;

    protected Part(Instance instance) {
        this.instance = instance;
    }

    /** Whether it serves clients now. */
    protected abstract boolean answers();

    protected final void launch() {
        instance.start(this::answers);
    }

    /** Ends it in order. */
    public final void stop() {
        instance.stop();
    }

    /** As a crash would: no warning, no clean-up. */
    public final void kill() {
        instance.kill();
    }

    /** Starts it again after {@link #stop} or {@link #kill}. */
    public final void restart() {
        if (instance.isAlive()) {
            stop();
        }
        launch();
    }

    /** Ends it for good; see {@link Instance#close}. */
    @Override
    public final void close() {
        instance.close();
    }

    /** Its process, unless it runs in a container; see {@link Instance#process}. */
    public final Child process() {
        return instance.process();
    }
}
