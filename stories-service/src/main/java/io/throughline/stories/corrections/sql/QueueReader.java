package io.throughline.stories.corrections.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.corrections.Reason;
import io.throughline.stories.corrections.Teaching;
import io.throughline.stories.corrections.Waiting;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what waits for people, what teaches most first. */
@Singleton
public class QueueReader {

    private final OrganizationTransaction transaction;

    QueueReader(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /**
     * @param stores those that the caller sees, empty for all
     * @param store null for all
     * @param from first instant of the period, by the stories' corrected time; null for no beginning
     * @param to first instant after the period, null for no end
     */
    public record Filter(Optional<Set<String>> stores, String store, Instant from, Instant to) {}

    /** @param after the last one of the page before, null for the first page */
    public List<Waiting> list(UUID organization, Filter filter, Cursor after, int limit) throws SQLException {
        StringBuilder sql =
                new StringBuilder("select story, rank, reason, alike from queue_item where organization = ?");
        List<Object> values = new ArrayList<>(List.of(organization));
        filter.stores.ifPresent(codes -> {
            sql.append(" and store = any(?)");
            values.add(codes.toArray(String[]::new));
        });
        and(sql, values, " and store = ?", filter.store);
        and(sql, values, " and corrected_at >= ?", filter.from == null ? null : filter.from.atOffset(ZoneOffset.UTC));
        and(sql, values, " and corrected_at < ?", filter.to == null ? null : filter.to.atOffset(ZoneOffset.UTC));
        if (after != null) {
            sql.append(" and (rank, story) < (?, ?)");
            values.add(Math.toIntExact(after.number()));
            values.add(after.id());
        }
        sql.append(" order by rank desc, story desc limit ").append(limit);
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                for (int i = 0; i < values.size(); i++) {
                    Object value = values.get(i);
                    statement.setObject(
                            i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
                }
                List<Waiting> waiting = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        waiting.add(new Waiting(
                                row.getObject("story", UUID.class),
                                new Teaching(
                                        Reason.BY_NAME.get(row.getString("reason")),
                                        row.getInt("rank"),
                                        row.getInt("alike"))));
                    }
                }
                return waiting;
            }
        });
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
