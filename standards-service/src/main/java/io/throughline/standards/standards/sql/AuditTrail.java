package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.query.AuditFilter;
import io.throughline.standards.standards.query.Audited;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads who did what with an organization's standards and candidates, the newest first. */
public final class AuditTrail {

    /**
     * Decisions and snoozes are read where they are kept: as rows of the history each would be said twice, and those of before would come
     * after all that is there. What orders the entries of one time is made of each table's key: no two are alike, for a practice's id has a
     * version (RFC 9562), and numbers as small as these have none. The indexes say the same.
     */
    private static final String SELECT = """
            select * from (
                select organization, at, lpad(to_hex(id), 32, '0')::uuid as key, actor, action,
                       standard, version, null::uuid as candidate, null::date as until, reason
                from history
                union all
                select organization, decided_at, practice, decided_by,
                       case outcome when 'accepted' then 'accept' when 'declined' then 'decline' else 'merge' end,
                       standard, null, practice, null, reason
                from decision
                union all
                select organization, snoozed_at, ('1' || lpad(to_hex(id), 31, '0'))::uuid, snoozed_by, 'snooze',
                       null, null, practice, until, reason
                from snooze
            ) audited
            where %s order by at desc, key desc limit ?
            """;

    private AuditTrail() {}

    /** @param after the last entry of the page before, null for the first page */
    public static List<Audited> list(
            Connection connection, UUID organization, AuditFilter filter, Cursor after, int limit) throws SQLException {
        Conditions conditions = new Conditions().and("organization = ?", organization);
        if (filter.standard() != null) {
            conditions.and("standard = ?", filter.standard());
        }
        if (filter.candidate() != null) {
            conditions.and("candidate = ?", filter.candidate());
        }
        if (filter.by() != null) {
            conditions.and("actor = ?", filter.by());
        }
        if (filter.action() != null) {
            conditions.and("action = ?", filter.action());
        }
        if (filter.from() != null) {
            conditions.and("at >= ?", StandardTable.utc(filter.from()));
        }
        if (filter.to() != null) {
            conditions.and("at < ?", StandardTable.utc(filter.to()));
        }
        if (after != null) {
            // the time alone, too, is what an index looks up under row-level security: the key's function is not
            // leakproof
            var time = StandardTable.utc(after.time());
            conditions.and("at <= ?", time).and("(at, key) < (?, ?)", time, after.id());
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions.sql()))) {
            statement.setInt(conditions.bind(statement, 1), limit);
            List<Audited> audited = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    audited.add(read(row));
                }
            }
            return audited;
        }
    }

    private static Audited read(ResultSet row) throws SQLException {
        return new Audited(
                StandardTable.instant(row, "at"),
                row.getObject("key", UUID.class),
                row.getString("actor"),
                row.getString("action"),
                row.getObject("standard", UUID.class),
                row.getObject("version", Integer.class),
                row.getObject("candidate", UUID.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason"));
    }
}
