package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.systemtests.intake.ClientLog.Word;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The client's own log decides: every acknowledged id is in the table once and on the topic at least once, and none that was refused is
 * in either.
 */
final class Oracle {

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private final IntakePlatform platform;

    Oracle(IntakePlatform platform) {
        this.platform = platform;
    }

    /** @param log of clients that have settled everything */
    void confirms(ClientLog log) {
        log.isInOrder();
        assertThat(log.items(Word.OPEN)).as("all was settled").isEmpty();
        Set<UUID> kept = log.items(Word.KEPT);
        Set<UUID> refused = log.items(Word.REFUSED);
        Map<UUID, Integer> rows = rows(log.all());
        assertThat(difference(kept, rows.keySet())).as("acknowledged and lost").isEmpty();
        assertThat(rows.entrySet().stream().filter(row -> row.getValue() != 1))
                .as("kept more than once")
                .isEmpty();
        assertThat(intersection(refused, rows.keySet())).as("refused and kept").isEmpty();
        Awaitility.await()
                .atMost(DRAINED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(difference(kept, platform.published().ids()))
                                .as("acknowledged and not published")
                                .isEmpty());
        assertThat(intersection(refused, platform.published().ids()))
                .as("refused and published")
                .isEmpty();
    }

    /** How often each of the ids is in the table. */
    private Map<UUID, Integer> rows(Collection<UUID> ids) {
        try (Connection connection = platform.parts().postgres().connect("feedback");
                PreparedStatement statement = connection.prepareStatement("""
                        select id, count(*) from feedback where organization = ? and id = any(?) group by id""")) {
            statement.setObject(1, platform.retailer().organization());
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, Integer> rows = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getObject(1, UUID.class), row.getInt(2));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("the table cannot be read", e);
        }
    }

    private static Set<UUID> difference(Set<UUID> all, Set<UUID> without) {
        return all.stream().filter(id -> !without.contains(id)).collect(Collectors.toSet());
    }

    private static Set<UUID> intersection(Set<UUID> some, Set<UUID> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }
}
