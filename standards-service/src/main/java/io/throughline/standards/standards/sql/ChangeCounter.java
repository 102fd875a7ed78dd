package io.throughline.standards.standards.sql;

import io.throughline.standards.database.SharedRead;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The number of an organization's last change: whoever reads it before something else has seen all changes up to it. */
@Singleton
public class ChangeCounter {

    /** Admits each organization by itself: this statement, sent once, is all that answers cost that have not changed. */
    private static final String LAST = "select organization, last_change_of(organization) from unnest(?) organization";

    /** A request is answered within 3 s. */
    private static final Duration MOST = Duration.ofMillis(2500);

    private final DataSource dataSource;
    private final SharedRead<UUID, Long> reads;

    public ChangeCounter(DataSource dataSource) {
        this.dataSource = dataSource;
        // one of the server's would go on with everybody's requests in the context of whoever asked first
        this.reads = new SharedRead<>(this::read, Executors.newSingleThreadExecutor(ChangeCounter::thread), MOST);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "change-counter");
        thread.setDaemon(true);
        return thread;
    }

    /** 0 before the first. */
    public CompletionStage<Long> last(UUID organization) {
        return reads.get(organization);
    }

    private Map<UUID, Long> read(Set<UUID> organizations) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setArray(1, connection.createArrayOf("uuid", organizations.toArray()));
            Map<UUID, Long> last = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    last.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            return last;
        }
    }
}
