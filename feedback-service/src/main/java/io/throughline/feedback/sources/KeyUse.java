package io.throughline.feedback.sources;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** When each key was last used: noted in memory, and written every half minute, away from the requests. What was noted last is lost with the process. */
@ApplicationScoped
class KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUse.class);

    /** A note that is younger is not renewed: a busy key costs a read. */
    private static final Duration EXACT_TO = Duration.ofSeconds(1);

    /** Rows are locked in one order, or two instances could deadlock. */
    private static final String WRITE = """
            with used as (
                select * from unnest(?::text[], ?::timestamptz[]) as u (id, at)
            ), locked as (
                select id from api_key where id in (select id from used) order by id for update
            )
            update api_key k set last_used_at = greatest(k.last_used_at, used.at)
            from locked join used using (id) where k.id = locked.id
            """;

    private final OrganizationTransaction transaction;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private record Use(UUID organization, Instant at) {}

    KeyUse(@DataSource("flow") AgroalDataSource flow) {
        this.transaction = new OrganizationTransaction(flow);
    }

    void note(String key, UUID organization, Instant now) {
        Use noted = uses.get(key);
        if (noted == null || noted.at().plus(EXACT_TO).isBefore(now)) {
            uses.put(key, new Use(organization, now));
        }
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        Map<String, Use> noted = Map.copyOf(uses);
        if (noted.isEmpty()) {
            return;
        }
        Set<UUID> organizations =
                noted.values().stream().map(Use::organization).collect(Collectors.toUnmodifiableSet());
        try {
            transaction.call(organizations, connection -> write(connection, noted));
            noted.forEach(uses::remove); // unless it was renewed meanwhile
        } catch (SQLException away) {
            LOG.debugf("The use of keys could not be written: SQLSTATE %s", away.getSQLState());
        }
    }

    private static int write(Connection connection, Map<String, Use> noted) throws SQLException {
        String[] ids = noted.keySet().toArray(String[]::new);
        Object[] times = new Object[ids.length];
        for (int i = 0; i < ids.length; i++) {
            times[i] = noted.get(ids[i]).at().atOffset(ZoneOffset.UTC);
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(2, connection.createArrayOf("timestamptz", times));
            return statement.executeUpdate();
        }
    }
}
