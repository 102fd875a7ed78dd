package io.throughline.standards.voice.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.stores.Store;
import io.throughline.standards.voice.DueDate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Days are days in the store: when answers are due is reckoned anew with what is told of a store, be it told before or after. */
public final class DueDates {

    /** Locked, so that nobody moves a day meanwhile. */
    private static final String OF_STORES = """
            select v.id, v.store, v.received_at, v.answer_days, v.due_first, v.due_moved, v.due_ends
            from store_code c join voice v on v.organization = c.organization and v.store = c.code
            where c.organization = ? and c.store = any(?)
            order by v.id for update of v
            """;

    private static final String SET = """
            update voice set due_first = reckoned.due_first, due_ends = reckoned.due_ends
            from json_populate_recordset(null::voice, ?::json) reckoned
            where voice.organization = reckoned.organization and voice.id = reckoned.id
            """;

    private DueDates() {}

    private record DueRow(UUID organization, UUID id, LocalDate dueFirst, Instant dueEnds) {}

    private record Kept(
            UUID id, String store, Instant receivedAt, int answerDays, LocalDate first, LocalDate moved, Instant ends) {

        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getObject("id", UUID.class),
                    row.getString("store"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getInt("answer_days"),
                    row.getObject("due_first", LocalDate.class),
                    row.getObject("due_moved", LocalDate.class),
                    row.getObject("due_ends", OffsetDateTime.class).toInstant());
        }

        boolean isAsIn(DueRow reckoned) {
            return first.equals(reckoned.dueFirst()) && ends.equals(reckoned.dueEnds());
        }

        DueRow in(Store place) {
            DueDate unmoved = DueDate.first(receivedAt, answerDays, place);
            DueDate due = moved == null ? unmoved : DueDate.of(moved, place);
            return new DueRow(place.organization(), id, unmoved.day(), due.ends());
        }
    }

    /**
     * In a transaction that holds the lock on its organizations' words alone.
     *
     * @param told those of which something has been told
     */
    public static void reckon(Connection connection, List<Store> told) throws SQLException {
        Map<UUID, Set<UUID>> stores =
                told.stream().collect(groupingBy(Store::organization, mapping(Store::id, toSet())));
        for (Map.Entry<UUID, Set<UUID>> one : stores.entrySet()) {
            reckon(connection, one.getKey(), one.getValue());
        }
    }

    private static void reckon(Connection connection, UUID organization, Set<UUID> stores) throws SQLException {
        List<Kept> voices = voices(connection, organization, stores);
        if (voices.isEmpty()) {
            return;
        }
        StoresByCode places = StoresByCode.read(
                connection, organization, voices.stream().map(Kept::store).collect(toSet()));
        List<DueRow> changed = new ArrayList<>();
        for (Kept voice : voices) {
            DueRow reckoned = voice.in(places.of(voice.store()));
            if (!voice.isAsIn(reckoned)) {
                changed.add(reckoned);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, RowJson.write(changed));
            statement.executeUpdate();
        }
    }

    private static List<Kept> voices(Connection connection, UUID organization, Set<UUID> stores) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_STORES)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", stores.toArray()));
            List<Kept> voices = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    voices.add(Kept.read(row));
                }
            }
            return voices;
        }
    }
}
