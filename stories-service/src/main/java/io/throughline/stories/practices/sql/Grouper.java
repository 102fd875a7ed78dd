package io.throughline.stories.practices.sql;

import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.runtime.work.LookingThread;
import io.throughline.stories.practices.Passage;
import io.throughline.stories.practices.PracticeFinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Finds practices anew where stories have changed, one organization after the other, on a thread of its own: the stories' flow never waits
 * for it. Several instances share the work; one organization is one grouper's at a time.
 */
public final class Grouper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Grouper.class);

    /** Of stories that are looked at again for one organization, twenty each, before another has its turn. */
    private static final int MOST_FILLS = 100;

    /** A large organization's pass takes its time; it is not to take all of it. */
    private static final int PAUSE_PER_PASS = 10;

    /** By the database's clock, which also wrote since when. */
    private static final String DUE = """
            select organization from practice_grouping_due group by organization
            having max(since) <= clock_timestamp() - make_interval(secs => ?)
                or min(since) <= clock_timestamp() - make_interval(secs => ?)
            """;

    private final DataSource dataSource;
    private final OrganizationTransaction transaction;
    private final PracticeFinder finder;
    private final GrouperSettings settings;
    private final PracticeTelling telling;
    private final Passage.Reader reader;
    private final BooleanSupplier idle;
    private final Runnable wakeRelay;
    private final Clock clock;
    private final Map<UUID, Instant> notBefore = new HashMap<>();

    /** Organizations that have stories to be looked at again: until then their practices would be found in a part of what is told. */
    private final Set<UUID> incomplete = new HashSet<>();

    private final LookingThread thread;

    /**
     * @param dataSource the flow's
     * @param telling makes the events that tell of practices
     * @param reader reads again what a story tells that was changed
     * @param idle whether nothing that flows in waits: it goes before stories that are looked at again
     */
    public Grouper(
            DataSource dataSource,
            PracticeFinder finder,
            GrouperSettings settings,
            PracticeTelling telling,
            Passage.Reader reader,
            BooleanSupplier idle,
            Runnable wakeRelay,
            Clock clock) {
        this.dataSource = dataSource;
        this.transaction = new OrganizationTransaction(dataSource);
        this.finder = finder;
        this.settings = settings;
        this.telling = telling;
        this.reader = reader;
        this.idle = idle;
        this.wakeRelay = wakeRelay;
        this.clock = clock;
        this.thread = new LookingThread("grouper", settings.look(), this::look);
    }

    public void start() {
        thread.start();
    }

    /** False once the thread has ended unasked. */
    public boolean isLive() {
        return thread.isLive();
    }

    /** Ends the thread; a pass under way is undone, and made again at the next start. */
    @Override
    public void close() {
        thread.close();
    }

    private void look() {
        try {
            for (UUID organization : due(Duration.ZERO)) {
                each(organization, () -> soon(organization));
            }
            for (UUID organization : due(settings.rest())) {
                if (!incomplete.contains(organization)
                        && !clock.instant().isBefore(notBefore.getOrDefault(organization, Instant.MIN))) {
                    settle(organization);
                }
            }
        } catch (SQLException away) {
            LOG.warnf("Practices wait for the database: %s", FailureKind.reason(away));
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** Stories join as they come, also while it is not time yet to find all practices anew. */
    private void soon(UUID organization) throws SQLException {
        incomplete.add(organization);
        if (lookAgain(organization)) {
            transaction.call(organization, connection -> {
                BehaviourTable.due(connection, List.of(organization));
                return null;
            });
            return;
        }
        incomplete.remove(organization);
        int joined = transaction.call(
                organization, connection -> new JoiningPass(connection, organization, finder, telling, now()).run());
        if (joined > 0) {
            wakeRelay.run();
        }
    }

    /** @return whether some are left for the next time */
    private boolean lookAgain(UUID organization) throws SQLException {
        boolean more = true;
        for (int fill = 0; more && fill < MOST_FILLS && !thread.isStopping(); fill++) {
            if (fill > 0 && !idle.getAsBoolean()) {
                return true;
            }
            more = transaction.call(
                    organization, connection -> MissingBehaviours.fill(connection, organization, reader));
        }
        return more;
    }

    private void settle(UUID organization) {
        Instant began = clock.instant();
        boolean done = each(
                organization,
                () -> transaction.call(organization, connection -> new GroupingPass(
                                connection, organization, finder, settings.mostStories(), telling, now())
                        .run()));
        wakeRelay.run();
        Duration pause = done ? Duration.between(began, clock.instant()).multipliedBy(PAUSE_PER_PASS) : settings.rest();
        notBefore.put(organization, clock.instant().plus(pause));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Each by itself: what stops one organization's must not stop another's. */
    private boolean each(UUID organization, Work work) {
        try {
            work.run();
            return true;
        } catch (SQLException | RuntimeException failure) {
            // an erasure may have come between; or it is a fault of ours, and the log shows where: a message could hold
            // words
            LOG.warnf(
                    "The practices of %s could not be found: %s at %s",
                    organization, FailureKind.reason(failure), place(failure));
            return false;
        }
    }

    /** A JVM may leave traces out of what is thrown again and again. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private List<UUID> due(Duration rest) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setDouble(1, rest.toMillis() / 1000.0);
            statement.setDouble(2, settings.longestWait().toMillis() / 1000.0);
            List<UUID> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }
}
