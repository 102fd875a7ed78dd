package io.throughline.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A process of ours: another one at each start. */
public class OwnProcess implements Instance {

    private final Supplier<Child.Command> command;
    private final Duration startBound;
    private final Duration stopBound;
    private volatile Child child;

    /**
     * @param command asked at each start
     * @param stopBound after which it is killed
     */
    public OwnProcess(Supplier<Child.Command> command, Duration startBound, Duration stopBound) {
        this.command = command;
        this.startBound = startBound;
        this.stopBound = stopBound;
    }

    @Override
    public void start(BooleanSupplier ready) {
        child = Child.start(command.get());
        child.awaitReady(startBound, ready);
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public void stop() {
        child.stop(stopBound);
    }

    @Override
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public Child process() {
        return child;
    }
}
