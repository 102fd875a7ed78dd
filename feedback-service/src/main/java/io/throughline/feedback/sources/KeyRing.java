package io.throughline.feedback.sources;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * All valid keys and what follows from them, held in memory so that the intake asks the database for nothing but the commit. Read anew every two
 * seconds: a revoked key is refused on every instance within five, and a changed attribution, limit or list of origins in use. With the database away the
 * last ring stays in use: readiness and metrics tell its age.
 */
@ApplicationScoped
public class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);

    private static final Duration REFRESH = Duration.ofSeconds(2);

    private static final String ALL = """
            select k.id, k.hash, k.kind, k.expires_at, k.organization, o.test_space, k.source, s.channel, s.allowed_origins,
                s.items_per_second, s.burst, o.items_per_second as organization_items_per_second, o.burst as organization_burst,
                o.attribution, case o.attribution when 'pseudonymous' then o.pseudonym_secret end as secret
            from api_key k join source s on s.organization = k.organization and s.id = k.source
            join organization o on o.id = k.organization
            where k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
            """;

    private final AgroalDataSource dataSource;
    private final KeyUse use;
    private final Clock clock;
    /** Null until the database could be read once: till then nobody can say that a key is not valid. */
    private volatile Ring ring;

    /** @param webOrigins those that any source lists: a preflight carries no key */
    private record Ring(Map<String, Key> keys, Set<String> webOrigins, Instant readAt) {}

    private record Key(byte[] hash, Instant expiresAt, Set<String> webOrigins, Origin origin) {

        boolean opens(ApiKey given, Instant now) {
            return (expiresAt == null || now.isBefore(expiresAt)) && MessageDigest.isEqual(hash, given.hash());
        }
    }

    KeyRing(@DataSource("flow") AgroalDataSource dataSource, KeyUse use, Clock clock) {
        this.dataSource = dataSource;
        this.use = use;
        this.clock = clock;
    }

    /**
     * @return empty for a key that is garbled, unknown, expired or revoked
     * @throws io.throughline.runtime.problems.ProblemException 503 while the ring has not been read yet
     */
    public Optional<Origin> origin(String apiKey) {
        return origin(apiKey, null);
    }

    /**
     * @param page the origin of the web page that uses the key; null where none does, or one of this server's own
     * @return empty for a key that is garbled, unknown, expired or revoked
     * @throws io.throughline.runtime.problems.ProblemException 403 where the key's source does not list the page's origin; 503 while the ring has not
     *     been read yet
     */
    public Optional<Origin> origin(String apiKey, String page) {
        return find(apiKey).map(key -> {
            if (page != null && !key.webOrigins().contains(page)) {
                throw Problems.of(
                        SourceProblem.ORIGIN_NOT_ALLOWED, "The key's source does not list the page's origin.");
            }
            return key.origin();
        });
    }

    /** Whether any source lists it. */
    public boolean isListed(String webOrigin) {
        Ring current = ring;
        return current != null && current.webOrigins().contains(webOrigin);
    }

    /** How long ago the ring was read; null where it never was. */
    Duration age() {
        Ring current = ring;
        return current == null ? null : Duration.between(current.readAt(), clock.instant());
    }

    void readFirst(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("throughline.keys.age", this, KeyRing::ageInSeconds)
                .baseUnit("seconds")
                .register(metrics);
        refresh();
    }

    /** One at a time: a reading that began before a key was issued must not end after the one that knows it. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    public synchronized void refresh() {
        Instant began = clock.instant();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            Map<String, Key> keys = new HashMap<>();
            Set<String> webOrigins = new HashSet<>();
            while (row.next()) {
                Key key = key(row);
                keys.put(row.getString("id"), key);
                webOrigins.addAll(key.webOrigins());
            }
            ring = new Ring(Map.copyOf(keys), Set.copyOf(webOrigins), began);
        } catch (SQLException away) {
            LOG.debugf("The key ring could not be read: SQLSTATE %s", away.getSQLState());
        }
    }

    private Optional<Key> find(String apiKey) {
        ApiKey given = ApiKey.parse(apiKey);
        if (given == null) {
            return Optional.empty();
        }
        Ring current = ring;
        if (current == null) {
            throw Problems.retryAfter(CommonProblem.UNAVAILABLE, "The keys are not known yet.", REFRESH);
        }
        Instant now = clock.instant();
        Key key = current.keys().get(given.id());
        if (key == null || !key.opens(given, now)) {
            return Optional.empty();
        }
        use.note(given.id(), key.origin().organization(), now);
        return Optional.of(key);
    }

    private static Key key(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization", UUID.class);
        boolean test = row.getString("kind").equals(KeyKind.TEST.wireName());
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        Allowance allowance = new Allowance(
                row.getString("id"),
                Rate.of(row.getObject("items_per_second", Integer.class), row.getObject("burst", Integer.class)),
                Rate.of(
                        row.getObject("organization_items_per_second", Integer.class),
                        row.getObject("organization_burst", Integer.class)));
        Origin origin = new Origin(
                organization,
                test ? row.getObject("test_space", UUID.class) : organization,
                row.getObject("source", UUID.class),
                Channel.BY_NAME.get(row.getString("channel")),
                pseudonyms(row.getString("attribution"), row.getBytes("secret")),
                allowance);
        return new Key(
                row.getBytes("hash"),
                expiresAt == null ? null : expiresAt.toInstant(),
                Set.of((String[]) row.getArray("allowed_origins").getArray()),
                origin);
    }

    private static Pseudonyms pseudonyms(String attribution, byte[] secret) {
        if (secret != null) {
            return Pseudonyms.with(secret);
        }
        return attribution.equals("named") ? Pseudonyms.NAMED : Pseudonyms.NONE;
    }

    private double ageInSeconds() {
        Duration age = age();
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }
}
