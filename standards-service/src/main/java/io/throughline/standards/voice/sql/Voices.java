package io.throughline.standards.voice.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.sql.DecidedStories;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.stores.Store;
import io.throughline.standards.voice.Answer;
import io.throughline.standards.voice.DueDate;
import io.throughline.standards.voice.Kind;
import io.throughline.standards.voice.Outcome;
import io.throughline.standards.voice.Owner;
import io.throughline.standards.voice.Role;
import io.throughline.standards.voice.Told;
import io.throughline.standards.voice.Voice;
import io.throughline.standards.voice.VoiceFilter;
import io.throughline.standards.voice.VoiceStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what an organization's employees suggest and need. All calls are within a transaction that is admitted to it. */
public final class Voices {

    private static final String SELECT = """
            select v.*, a.outcome, a.text, a.actor, a.actor_role, a.at
            from voice v left join voice_deed a on a.organization = v.organization and a.id = v.answer
            where %s order by v.due, v.id limit ?
            """;

    /** The update that somebody else is at is waited for, and then seen by what is read next. */
    private static final String LOCK = "select from voice where organization = ? and id = ? for update";

    private static final String DECIDED = DecidedStories.condition("v.organization", "v.id");

    private Voices() {}

    /**
     * @param stores the codes of those whose employees said it; null for all
     * @param now the day in UTC tells which snoozes of candidates are over
     */
    public static Optional<Voice> find(
            Connection connection, UUID organization, UUID id, Set<String> stores, Instant now) throws SQLException {
        Conditions conditions = of(connection, organization, stores).and("v.id = ?", id);
        return select(connection, organization, conditions, 1, now).stream().findFirst();
    }

    /** Until the transaction's end nobody else changes it. */
    public static void lock(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            statement.execute();
        }
    }

    /**
     * The first that is due first.
     *
     * @param stores the codes of those whose employees said it; null for all
     * @param after the day, in days since 1970, and the id of the last one of the page before; null for the first page
     */
    public static List<Voice> list(
            Connection connection,
            UUID organization,
            VoiceFilter filter,
            Set<String> stores,
            Instant now,
            Cursor after,
            int limit)
            throws SQLException {
        Conditions conditions = of(connection, organization, stores);
        if (filter.status() != null) {
            status(conditions, filter.status(), now);
        }
        if (filter.kind() != null) {
            conditions.and("v.kind = ?", filter.kind().wireName());
        }
        if (filter.ownerRole() != null) {
            conditions.and("v.owner_role = ?", filter.ownerRole().wireName());
        }
        if (filter.ownerPerson() != null) {
            conditions.and("v.owner_person = ?", filter.ownerPerson());
        }
        if (filter.dueBefore() != null) {
            conditions.and("v.due < ?", filter.dueBefore());
        }
        if (after != null) {
            conditions.and("(v.due, v.id) > (?, ?)", LocalDate.ofEpochDay(after.number()), after.id());
        }
        return select(connection, organization, conditions, limit, now);
    }

    /** The store in which it was said, as it is known. */
    public static Store store(Connection connection, Voice voice) throws SQLException {
        Told told = voice.told();
        return StoresByCode.read(connection, told.organization(), Set.of(told.store()))
                .of(told.store());
    }

    private static Conditions of(Connection connection, UUID organization, Set<String> stores) throws SQLException {
        Conditions conditions = new Conditions().and("v.organization = ?", organization);
        return stores == null
                ? conditions
                : conditions.and("v.store = any(?)", connection.createArrayOf("text", stores.toArray()));
    }

    /** As {@link Voice#status} has it. */
    private static void status(Conditions conditions, VoiceStatus status, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        switch (status) {
            case ERASED -> conditions.and("v.erased");
            case FLAGGED -> conditions.and("not v.erased and cardinality(v.flags) > 0");
            case ANSWERED ->
                conditions.and(
                        "not v.erased and cardinality(v.flags) = 0 and (v.answer is not null or " + DECIDED + ")");
            case OVERDUE -> conditions.and("v.waits and v.due_ends <= ? and not " + DECIDED, time);
            // what ends later is not due before yesterday: so the index leads to it
            case OPEN ->
                conditions.and(
                        "v.waits and v.due_ends > ? and v.due >= ? and not " + DECIDED,
                        time,
                        time.toLocalDate().minusDays(1));
        }
    }

    private static List<Voice> select(
            Connection connection, UUID organization, Conditions conditions, int limit, Instant now)
            throws SQLException {
        List<Voice> voices = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions.sql()))) {
            statement.setInt(conditions.bind(statement, 1), limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    voices.add(voice(row));
                }
            }
        }
        Map<UUID, List<Candidate>> candidates = VoiceCandidates.of(connection, organization, voices, now);
        return voices.stream()
                .map(voice -> voice.with(candidates.getOrDefault(voice.told().id(), List.of())))
                .toList();
    }

    private static Voice voice(ResultSet row) throws SQLException {
        Told told = new Told(
                row.getObject("organization", UUID.class),
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                Kind.BY_NAME.get(row.getString("kind")),
                row.getString("store"),
                row.getString("touchpoint"),
                instant(row, "said_at"),
                instant(row, "received_at"),
                row.getString("words"),
                row.getString("language"),
                List.of((String[]) row.getArray("flags").getArray()));
        return new Voice(
                told,
                row.getBoolean("erased"),
                new Owner(Role.BY_NAME.get(row.getString("owner_role")), row.getString("owner_person")),
                new DueDate(row.getObject("due", LocalDate.class), instant(row, "due_ends")),
                row.getString("outcome") == null ? null : answer(row),
                List.of());
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return Answer.given(
                Outcome.BY_NAME.get(row.getString("outcome")),
                row.getString("text"),
                row.getString("actor"),
                Role.BY_NAME.get(row.getString("actor_role")),
                instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
