package io.throughline.stories.learning.sql;

import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.classification.Learner;
import io.throughline.stories.classification.Lesson;
import io.throughline.stories.corrections.sql.CorrectionTable;
import io.throughline.stories.learning.OwnVersion;
import io.throughline.stories.learning.OwnVersion.State;
import io.throughline.stories.learning.OwnVersion.WaitsFor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Learns what people corrected, one organization after the other, on a thread of its own, and keeps the classifiers of this instance
 * up to date. Several instances share the work; one organization is one's at a time.
 */
public final class LearningThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LearningThread.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    /** Beside any other advisory lock. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('learning/' || ?, 0))";

    private final DataSource dataSource;
    private final OrganizationTransaction transaction;
    private final Learner learner;
    private final OwnClassifiers classifiers;
    private final LearningSettings settings;
    private final Clock clock;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopping;
    private Figures ofBase;
    private final Thread thread = new Thread(this::run, "learning");

    /** @param dataSource the flow's */
    public LearningThread(
            DataSource dataSource,
            Learner learner,
            OwnClassifiers classifiers,
            LearningSettings settings,
            Clock clock) {
        this.dataSource = dataSource;
        this.transaction = new OrganizationTransaction(dataSource);
        this.learner = learner;
        this.classifiers = classifiers;
        this.settings = settings;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Looks now, and not after a while. */
    public void wake() {
        asked.release();
    }

    /** False once the thread has ended unasked. */
    public boolean isLive() {
        return thread.isAlive() || stopping;
    }

    /** Ends the thread; what is being learned is undone, and learned again at the next start. */
    @Override
    public void close() {
        stopping = true;
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
            while (!stopping) {
                look();
                if (asked.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException end) {
            LOG.debug("Learning was interrupted; it is taken up at the next start");
        }
    }

    private void look() {
        try {
            classifiers.refresh();
            measureBase();
            for (UUID organization : due()) {
                if (!stopping) {
                    learn(organization);
                }
            }
        } catch (SQLException away) {
            LOG.warnf("Learning waits for the database: %s", FailureKind.reason(away));
        } catch (RuntimeException bug) {
            LOG.errorf("Own classifiers could not be read: %s", FailureKind.reason(bug));
        }
    }

    private List<UUID> due() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return VersionTable.due(connection, learner.baseVersion());
        }
    }

    /** Each by itself: what stops one organization's must not stop another's. */
    private void learn(UUID organization) {
        try {
            transaction.call(organization, connection -> {
                if (lock(connection, organization)) {
                    learn(connection, organization);
                }
                return null;
            });
            classifiers.refresh();
        } catch (SQLException | RuntimeException failure) {
            // a message could hold words
            LOG.warnf(
                    "What people of %s corrected could not be learned: %s", organization, FailureKind.reason(failure));
        }
    }

    /** Nothing is written until it is learned: others' transactions, and who relays what they tell, do not wait for this one. */
    private void learn(Connection connection, UUID organization) throws SQLException {
        String base = learner.baseVersion();
        OwnClassifierTable.Row seen = OwnClassifierTable.read(connection, organization);
        if (seen.wanted() <= VersionTable.learned(connection, organization, base)) {
            return;
        }
        long until = CorrectionTable.newest(connection, organization);
        List<Lesson> lessons = CorrectionTable.lessons(connection, organization, until, settings.mostLessons());
        if (lessons.isEmpty()) {
            keepNothing(connection, organization, seen);
            return;
        }
        byte[] heads = learner.learn(lessons);
        Figures figures = learner.measure(new Learner.Own("measured", heads, lessons, List.of()));
        OwnClassifierTable.Row now = OwnClassifierTable.lock(connection, organization);
        if (now.forgotten() != seen.forgotten()) {
            return; // it knows what is erased by now; it is due still
        }
        WaitsFor waitsFor = WaitsFor.of(figures, ofBase, now.held());
        VersionTable.supersede(connection, organization, base);
        if (waitsFor == null) {
            VersionTable.retire(connection, organization, base);
        }
        OwnVersion version = new OwnVersion(
                VersionTable.next(connection, organization),
                base,
                lessons.size(),
                figures,
                waitsFor == null ? State.SERVING : State.WAITING,
                waitsFor,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        VersionTable.insert(connection, organization, version, until, heads);
        VersionTable.keepNewest(connection, organization, settings.versionsKept());
        VersionTable.learned(connection, organization, base, seen.wanted());
        if (waitsFor == null) {
            OwnClassifierTable.changed(connection, organization);
        }
        LOG.infof(
                "Version %d of %s's own heads, of %d corrections: kind macro-F1 %.3f, the base's %.3f; %s",
                version.version(),
                organization,
                lessons.size(),
                figures.kindMacroF1(),
                ofBase.kindMacroF1(),
                version.state().wireName());
    }

    /** All that was learned is erased, or teaches nothing. */
    private void keepNothing(Connection connection, UUID organization, OwnClassifierTable.Row seen)
            throws SQLException {
        OwnClassifierTable.lock(connection, organization);
        VersionTable.supersede(connection, organization, learner.baseVersion());
        VersionTable.retire(connection, organization, learner.baseVersion());
        VersionTable.learned(connection, organization, learner.baseVersion(), seen.wanted());
        OwnClassifierTable.changed(connection, organization);
    }

    /** What others are held against; once for each base, by whichever instance comes first. */
    private void measureBase() throws SQLException {
        if (ofBase != null) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            ofBase = VersionTable.baseFigures(connection, learner.baseVersion()).orElse(null);
            if (ofBase == null) {
                Figures measured = learner.measureBase();
                VersionTable.keepBaseFigures(connection, learner.baseVersion(), measured);
                ofBase = measured;
            }
        }
    }

    private static boolean lock(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, organization.toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
