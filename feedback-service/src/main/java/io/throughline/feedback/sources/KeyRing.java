package io.throughline.feedback.sources;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.feedback.privacy.Pseudonyms;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * All valid keys and what follows from them, held in memory so that the intake asks the database for nothing but the commit. Read anew every two
 * seconds: a revoked key is refused on every instance within five, and a changed attribution in use. With the database away the last ring stays in use.
 */
@ApplicationScoped
public class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final AgroalDataSource dataSource;
    /** Null until the database could be read once: till then nobody can say that a key is not valid. */
    private volatile Map<String, Key> keys;

    private record Key(byte[] hash, Origin origin) {}

    KeyRing(@DataSource("flow") AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @return empty for a key that is garbled, unknown or revoked
     * @throws io.throughline.runtime.problems.ProblemException 503 while the ring has not been read yet
     */
    public Optional<Origin> origin(String apiKey) {
        ApiKey given = ApiKey.parse(apiKey);
        if (given == null) {
            return Optional.empty();
        }
        Map<String, Key> ring = keys;
        if (ring == null) {
            throw Problems.retryAfter(CommonProblem.UNAVAILABLE, "The keys are not known yet.", REFRESH);
        }
        Key key = ring.get(given.id());
        return key != null && MessageDigest.isEqual(key.hash(), given.hash())
                ? Optional.of(key.origin())
                : Optional.empty();
    }

    void readFirst(@Observes StartupEvent event) {
        refresh();
    }

    /** One at a time: a reading that began before a key was issued must not end after the one that knows it. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select k.id, k.hash, k.organization, k.source, s.channel,
                            case o.attribution when 'pseudonymous' then o.pseudonym_secret end
                        from api_key k join source s on s.organization = k.organization and s.id = k.source
                        join organization o on o.id = k.organization
                        where k.revoked_at is null
                        """);
                ResultSet row = statement.executeQuery()) {
            Map<String, Key> fresh = new HashMap<>();
            while (row.next()) {
                UUID organization = row.getObject(3, UUID.class);
                Origin origin = new Origin(
                        organization,
                        organization,
                        row.getObject(4, UUID.class),
                        Channel.BY_NAME.get(row.getString(5)),
                        pseudonyms(row.getBytes(6)));
                fresh.put(row.getString(1), new Key(row.getBytes(2), origin));
            }
            keys = Map.copyOf(fresh);
        } catch (SQLException away) {
            LOG.debugf("The key ring could not be read: SQLSTATE %s", away.getSQLState());
        }
    }

    private static Pseudonyms pseudonyms(byte[] secret) {
        return secret == null ? Pseudonyms.NONE : Pseudonyms.with(secret);
    }
}
