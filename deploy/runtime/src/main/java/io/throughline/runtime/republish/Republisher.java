package io.throughline.runtime.republish;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Starts republications, one at a time, and remembers the last of them for as long as the service runs. */
@Singleton
class Republisher {

    private static final int REMEMBERED = 50;

    private final AgroalDataSource flow;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Deque<RepublishingThread> republications = new ArrayDeque<>();

    Republisher(@DataSource("flow") AgroalDataSource flow, OutboxRelay relay, Clock clock) {
        this.flow = flow;
        this.relay = relay;
        this.clock = clock;
    }

    /** @throws io.throughline.runtime.problems.ProblemException 409 while another one runs */
    synchronized Republication start(Republishable source, UUID organization, Instant from, Instant to) {
        RepublishingThread last = republications.peek();
        if (last != null && last.republication().state() == Republication.State.RUNNING) {
            throw Problems.of(
                    RepublishProblem.REPUBLICATION_RUNNING,
                    "One is done after the other: " + last.republication().topic() + " is being republished.");
        }
        Republication begun = Republication.begin(source.topic(), organization, from, to, clock.instant());
        RepublishingThread thread = new RepublishingThread(source, begun, flow, relay, clock);
        republications.push(thread);
        if (republications.size() > REMEMBERED) {
            republications.removeLast();
        }
        thread.start();
        return begun;
    }

    /** The last ones, newest first. */
    synchronized List<Republication> all() {
        return republications.stream().map(RepublishingThread::republication).toList();
    }

    /** What is under way ends after its page; it is asked for again. */
    synchronized void stop(@Observes ShutdownEvent stopping) {
        republications.forEach(RepublishingThread::end);
    }
}
