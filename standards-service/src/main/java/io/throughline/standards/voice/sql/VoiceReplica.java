package io.throughline.standards.voice.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.erasure.Erasure;
import io.throughline.standards.voice.AnswerTimes;
import io.throughline.standards.voice.DueDate;
import io.throughline.standards.voice.Told;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What employees suggest and need, as the topic tells it; only a higher revision changes one. What people do about it is in columns that
 * are written here once, with what holds until somebody does.
 */
public final class VoiceReplica {

    private static final String UPSERT = """
            insert into voice as kept (
                organization, id, revision, kind, store, touchpoint, said_at, received_at, words, language, flags, erased,
                answer_days, due_first, due_ends, owner_role)
            select
                told.organization, told.id, told.revision, told.kind, told.store, told.touchpoint, told.said_at, told.received_at,
                case when gone.id is null then told.words end, told.language, told.flags, gone.id is not null,
                told.answer_days, told.due_first, told.due_ends, told.owner_role
            from json_populate_recordset(null::voice, ?::json) told
            left join erased_feedback gone on gone.organization = told.organization and gone.id = told.id
            order by told.organization, told.id
            on conflict on constraint voice_is_one_per_id do update set
                revision = excluded.revision,
                touchpoint = excluded.touchpoint,
                words = excluded.words,
                language = excluded.language,
                flags = excluded.flags
            where kept.revision < excluded.revision
            """;

    private static final String ERASE = """
            update voice set words = null, erased = true
            from json_populate_recordset(null::erased_feedback, ?::json) gone
            where voice.organization = gone.organization and voice.id = gone.id
            """;

    private VoiceReplica() {}

    private record Key(UUID organization, UUID id) {

        static Key of(Told told) {
            return new Key(told.organization(), told.id());
        }
    }

    /** In a transaction that holds the lock on its organizations' words. */
    public static void keep(Connection connection, List<Told> told, AnswerTimes times) throws SQLException {
        Collection<Told> last = lastRevisions(told);
        Map<UUID, Set<String>> codes =
                last.stream().collect(groupingBy(Told::organization, mapping(Told::store, toSet())));
        Map<UUID, StoresByCode> stores = new LinkedHashMap<>();
        for (Map.Entry<UUID, Set<String>> named : codes.entrySet()) {
            stores.put(named.getKey(), StoresByCode.read(connection, named.getKey(), named.getValue()));
        }
        List<VoiceRow> rows = new ArrayList<>();
        for (Told one : last) {
            int days = times.days(one.kind());
            DueDate due = DueDate.first(
                    one.receivedAt(), days, stores.get(one.organization()).of(one.store()));
            rows.add(VoiceRow.of(one, days, due));
        }
        update(connection, UPSERT, rows);
    }

    /** In a transaction that holds the lock on its organizations' words alone. */
    public static void erase(Connection connection, List<Erasure> erasures) throws SQLException {
        update(connection, ERASE, erasures);
    }

    private static Collection<Told> lastRevisions(List<Told> told) {
        Map<Key, Told> last = new LinkedHashMap<>();
        for (Told one : told) {
            last.merge(Key.of(one), one, (kept, other) -> other.revision() > kept.revision() ? other : kept);
        }
        return last.values();
    }

    private static void update(Connection connection, String sql, List<?> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }
}
