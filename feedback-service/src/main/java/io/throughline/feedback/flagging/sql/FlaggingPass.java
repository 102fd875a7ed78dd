package io.throughline.feedback.flagging.sql;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.flagging.Rhythm;
import io.throughline.feedback.flagging.Tap;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.organizations.Organizations;
import io.throughline.feedback.organizations.Organizations.Summary;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.sql.FailureKind;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Flags bursts and staff taps among what came in since the last pass, by when it was collected. One instance is at work; where it
 * breaks off, the next pass does the same again, which changes nothing more. Feedback of the past and of test spaces is not judged.
 */
@ApplicationScoped
class FlaggingPass {

    private static final Logger LOG = Logger.getLogger(FlaggingPass.class);
    private static final int BATCH = 500;
    /** Any constant will do that is nobody else's. */
    private static final long LOCK = 0x6d6973757365L;

    /** After a standstill; the rest is for the next pass. */
    private static final int SLICES = 20;

    private final AgroalDataSource flow;
    private final OrganizationTransaction transaction;
    private final Organizations organizations;
    private final OutboxRelay relay;
    private final FlaggingSettings settings;
    private final Rhythm rhythm;
    private final Counter flagged;
    private final Clock clock;

    FlaggingPass(
            @DataSource("flow") AgroalDataSource flow,
            Organizations organizations,
            OutboxRelay relay,
            FlaggingSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.flow = flow;
        this.transaction = new OrganizationTransaction(flow);
        this.organizations = organizations;
        this.relay = relay;
        this.settings = settings;
        this.rhythm = new Rhythm(settings.most(), settings.window(), settings.taps(), settings.gap());
        this.flagged = metrics.counter("throughline.misuse.flagged");
        this.clock = clock;
    }

    @Scheduled(
            every = "${throughline.misuse.every:30s}",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            summarize();
            List<UUID> all = organizations.summaries().stream().map(Summary::id).toList();
            boolean more = true;
            for (int slice = 0; more && slice < SLICES; slice++) {
                more = transaction.call(all, this::slice);
            }
        } catch (SQLException away) {
            LOG.debugf("Misuse could not be looked for: %s", FailureKind.reason(away));
        }
    }

    /** Who came in when is found by summaries of the table's block ranges, here and by exports. */
    private void summarize() throws SQLException {
        try (Connection connection = flow.getConnection();
                PreparedStatement statement = connection.prepareStatement("select summarize_feedback()")) {
            statement.execute();
        }
    }

    /** @return whether there is another slice to look at */
    private boolean slice(Connection connection) throws SQLException {
        Instant from = take(connection);
        if (from == null) {
            return false;
        }
        Instant settled = clock.instant().minus(settings.settled());
        Instant end = from.plus(settings.slice());
        Instant to = end.isBefore(settled) ? end : settled;
        if (!to.isAfter(from)) {
            return false;
        }
        // two of a row can come in on both sides of the border, and each only as far apart as a row allows
        Instant before = from.minus(settings.gap().multipliedBy(2));
        Rhythm part = rhythm.seenWithin(Duration.between(from, to));
        for (Suspect suspect : SuspectTable.received(connection, before, from, to, part.least())) {
            if (!part.flagged(suspect.taps()).isEmpty()) {
                judge(suspect);
            }
        }
        seen(connection, to);
        return to.equals(end);
    }

    /** Each by itself: what stops one must not stop the others. */
    private void judge(Suspect suspect) throws SQLException {
        try {
            for (Suspect.Stretch stretch : suspect.stretches(settings.window())) {
                judge(suspect, stretch);
            }
        } catch (SQLException | RuntimeException fault) {
            if (fault instanceof SQLException away && FailureKind.of(fault) == FailureKind.DEPENDENCY_AWAY) {
                throw away;
            }
            LOG.warnf("Feedback of %s could not be judged: %s", suspect.organization(), FailureKind.reason(fault));
        }
    }

    private void judge(Suspect suspect, Suspect.Stretch stretch) throws SQLException {
        List<Tap> taps =
                transaction.call(suspect.organization(), connection -> SuspectTable.taps(connection, suspect, stretch));
        Map<Set<Flag>, List<Tap>> byFlags = new HashMap<>();
        rhythm.flagged(taps).forEach((tap, flags) -> byFlags.computeIfAbsent(flags, same -> new ArrayList<>())
                .add(tap));
        for (Map.Entry<Set<Flag>, List<Tap>> same : byFlags.entrySet()) {
            List<Tap> all = same.getValue();
            for (int i = 0; i < all.size(); i += BATCH) {
                List<Tap> batch = all.subList(i, Math.min(i + BATCH, all.size()));
                int changed = transaction.call(
                        suspect.organization(),
                        connection -> FlagTable.add(connection, suspect.organization(), same.getKey(), batch));
                flagged.increment(changed);
                if (changed > 0) {
                    relay.wake();
                }
            }
        }
    }

    /**
     * Takes no number for its transaction, which lasts: what is deleted meanwhile, as by the relay, could not be cleaned away.
     *
     * @return up to when feedback was looked at; null where another instance is at work
     */
    private static Instant take(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select seen_until from misuse_pass where pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
            }
        }
    }

    private static void seen(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update misuse_pass set seen_until = ?")) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
