package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.query.AuditFilter;
import io.throughline.standards.standards.query.Audited;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads who did what with an organization's standards, the newest first. */
public final class AuditTrail {

    private static final String SELECT = """
            select id, standard, version, action, actor, at, reason from history where %s order by id desc limit ?
            """;

    private AuditTrail() {}

    /** @param after the last entry of the page before, null for the first page */
    public static List<Audited> list(
            Connection connection, UUID organization, AuditFilter filter, Cursor after, int limit) throws SQLException {
        Conditions conditions = new Conditions().and("organization = ?", organization);
        if (filter.standard() != null) {
            conditions.and("standard = ?", filter.standard());
        }
        if (filter.by() != null) {
            conditions.and("actor = ?", filter.by());
        }
        if (filter.action() != null) {
            conditions.and("action = ?", filter.action().wireName());
        }
        if (filter.from() != null) {
            conditions.and("at >= ?", StandardTable.utc(filter.from()));
        }
        if (filter.to() != null) {
            conditions.and("at < ?", StandardTable.utc(filter.to()));
        }
        if (after != null) {
            conditions.and("id < ?", after.number());
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions.sql()))) {
            statement.setInt(conditions.bind(statement, 1), limit);
            List<Audited> audited = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    audited.add(
                            new Audited(row.getLong("id"), row.getObject("standard", UUID.class), History.deed(row)));
                }
            }
            return audited;
        }
    }
}
