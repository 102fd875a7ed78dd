package io.throughline.runtime.consumer;

import java.util.Locale;

/** What a poll loop is doing, with the reason where it does not run. */
public record PollLoopState(Phase phase, String reason) {

    /**
     * {@code WAITING}: a dependency is away, retried with back-off. {@code FORGOTTEN}: the topic no longer remembers
     * what this group has not read; a person republishes it. {@code DEAD}: the thread has ended.
     */
    public enum Phase {
        STARTING,
        RUNNING,
        WAITING,
        FORGOTTEN,
        STOPPED,
        DEAD
    }

    /** For people: the phase, and the reason if there is one. */
    public String describe() {
        String word = phase.name().toLowerCase(Locale.ROOT);
        return reason == null ? word : word + ": " + reason;
    }

    static final PollLoopState STARTING = new PollLoopState(Phase.STARTING, null);
    static final PollLoopState RUNNING = new PollLoopState(Phase.RUNNING, null);
    static final PollLoopState STOPPED = new PollLoopState(Phase.STOPPED, null);

    static PollLoopState waiting(String reason) {
        return new PollLoopState(Phase.WAITING, reason);
    }

    static PollLoopState forgotten(String reason) {
        return new PollLoopState(Phase.FORGOTTEN, reason);
    }

    static PollLoopState dead(String reason) {
        return new PollLoopState(Phase.DEAD, reason);
    }
}
