package io.throughline.stories.reclassification.sql;

import io.throughline.runtime.events.Event;
import io.throughline.runtime.outbox.Outbox;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.work.LookingThread;
import io.throughline.stories.reclassification.Change;
import io.throughline.stories.reclassification.sql.ReclassificationTable.Work;
import io.throughline.stories.stories.ClassifyingThreads;
import io.throughline.stories.stories.FreshStory;
import io.throughline.stories.stories.Story;
import io.throughline.stories.stories.sql.StoryPages;
import io.throughline.stories.stories.sql.StoryRelabeler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Classifies organizations' stories anew, in the order of their ids, on a thread of its own: a batch at a time, each kept together with how
 * far it is, so that a kill costs one batch. What flows in goes first: no text is begun while one waits.
 */
public final class Reclassifier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Reclassifier.class);

    /** What was waiting before is to go out soon, too. */
    private static final int MOST_WAITING = 5_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final UUID self = UUID.randomUUID();
    private final DataSource dataSource;
    private final OrganizationTransaction transaction;
    private final ClassifyingThreads live;
    private final ReclassificationSettings settings;
    private final Function<Story, Event> event;
    private final Runnable wakeRelay;
    private final Clock clock;
    private long saidAt;
    private final LookingThread thread;

    /**
     * @param dataSource the flow's
     * @param live what flows in
     * @param event tells of a story's revision
     */
    public Reclassifier(
            DataSource dataSource,
            ClassifyingThreads live,
            ReclassificationSettings settings,
            Function<Story, Event> event,
            Runnable wakeRelay,
            Clock clock) {
        this.dataSource = dataSource;
        this.transaction = new OrganizationTransaction(dataSource);
        this.live = live;
        this.settings = settings;
        this.event = event;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
        this.thread = new LookingThread("reclassifier", settings.look(), this::look);
    }

    public void start() {
        thread.start();
    }

    /** False once the thread has ended unasked. */
    public boolean isLive() {
        return thread.isLive();
    }

    /** Ends the thread; the batch under way is made again by whichever instance takes it up. */
    @Override
    public void close() {
        thread.close();
    }

    private void look() throws InterruptedException {
        try {
            List<UUID> waiting;
            try (Connection connection = dataSource.getConnection()) {
                waiting = ReclassificationTable.waiting(connection);
            }
            for (UUID organization : waiting) {
                Optional<Work> work = transaction.call(
                        organization,
                        connection -> ReclassificationTable.take(connection, organization, self, settings.lease()));
                if (work.isPresent()) {
                    all(work.get());
                }
            }
        } catch (SQLException | RuntimeException failure) {
            // it is taken up again when the lease is over; a message could hold words
            LOG.warnf("A reclassification has stopped for now: %s", FailureKind.reason(failure));
        }
    }

    /** As others know it by what it has taken. */
    UUID self() {
        return self;
    }

    /** All that is left of what this instance has taken. */
    void all(Work taken) throws SQLException, InterruptedException {
        saidAt = System.nanoTime();
        if (!taken.counted()) {
            transaction.call(taken.organization(), connection -> {
                ReclassificationTable.count(connection, taken);
                return null;
            });
        }
        Work work = taken;
        while (work != null) {
            long began = System.nanoTime();
            work = batch(work);
            long took = System.nanoTime() - began;
            if (thread.stopsWithin(Duration.ofNanos((long) (took * (1 / settings.share() - 1))))) {
                return;
            }
        }
    }

    /** @return what is left to do, null where it is done or another's */
    private Work batch(Work work) throws SQLException, InterruptedException {
        awaitRelay(work);
        List<Story> page = transaction.call(
                work.organization(),
                connection -> StoryPages.toClassify(connection, work.organization(), work.after(), settings.batch()));
        if (page.isEmpty()) {
            transaction.call(work.organization(), connection -> {
                ReclassificationTable.end(connection, work, self, now());
                return null;
            });
            return null;
        }
        List<FreshStory> changing = new ArrayList<>();
        for (Story story : page) {
            if (!awaitTurn(work)) {
                return null;
            }
            classified(story).ifPresent(changing::add);
        }
        UUID last = page.get(page.size() - 1).feedback().id();
        Work next = new Work(work.organization(), work.id(), last, true);
        boolean mine = keep(next, page.size(), changing);
        wakeRelay.run();
        return mine ? next : null;
    }

    private Optional<FreshStory> classified(Story story) {
        ClassifyingThreads.Classified fresh = live.classify(new ClassifyingThreads.Work(
                story.feedback().organization(), story.feedback().subject(), null));
        return Change.matters(story.classification(), fresh.classification())
                ? Optional.of(FreshStory.of(
                        new Story(story.revision(), story.feedback(), fresh.classification(), now()), fresh.passage()))
                : Optional.empty();
    }

    private boolean keep(Work next, int seen, List<FreshStory> changing) throws SQLException {
        try {
            transaction.call(next.organization(), connection -> {
                StoryRelabeler.begin(connection);
                int changed = StoryRelabeler.relabel(connection, next.organization(), changing, event)
                        .size();
                if (!ReclassificationTable.advance(connection, next, self, settings.lease(), seen, changed)) {
                    throw new NotMine();
                }
                return null;
            });
            return true;
        } catch (NotMine anothers) {
            return false;
        }
    }

    /** Another instance took it for dead; what this one did is undone. */
    private static final class NotMine extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @return false where the thread is to end, or the work is another instance's by now */
    private boolean awaitTurn(Work work) throws SQLException, InterruptedException {
        do {
            if (!holds(work)) {
                return false;
            }
            if (live.isIdle()) {
                return !thread.isStopping();
            }
        } while (!thread.stopsWithin(LOOK_AGAIN));
        return false;
    }

    /** Says from time to time that this instance is at work: a batch takes as long as what flows in leaves it. */
    private boolean holds(Work work) throws SQLException {
        if (System.nanoTime() - saidAt < settings.lease().toNanos() / 3) {
            return true;
        }
        saidAt = System.nanoTime();
        return transaction.call(
                work.organization(),
                connection -> ReclassificationTable.advance(connection, work, self, settings.lease(), 0, 0));
    }

    private void awaitRelay(Work work) throws SQLException, InterruptedException {
        while (holds(work)
                && transaction.call(work.organization(), connection -> Outbox.waiting(connection, MOST_WAITING))
                        >= MOST_WAITING) {
            if (thread.stopsWithin(settings.look())) {
                return;
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
