package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * On which days a version holds, and since when that is so said (a bitemporal table: valid and recorded time). Nothing in it is changed
 * but that what is no longer said is closed.
 */
final class Validity {

    /** Later than all that was said of it before, whatever the clocks of two instances say. */
    private static final String LATER = """
            select greatest(?::timestamptz, max(lower(recorded)) + interval '1 microsecond')
            from validity where organization = ? and standard = ?
            """;

    private static final String CLOSE = """
            update validity set recorded = tstzrange(lower(recorded), ?::timestamptz)
            where organization = ? and standard = ? and number = ? and upper_inf(recorded) and valid <> daterange(?::date, ?::date)
            """;

    private static final String SAY = """
            insert into validity (organization, standard, number, variant, valid, recorded)
            select organization, standard, number, coalesce(variant, ''), daterange(effective_from, effective_to), tstzrange(?::timestamptz, null)
            from version v where organization = ? and standard = ? and number = ?
            and not isempty(daterange(effective_from, effective_to))
            and not exists (select from validity h
                            where h.organization = v.organization and h.standard = v.standard and h.number = v.number
                            and upper_inf(h.recorded))
            """;

    private Validity() {}

    /**
     * Within a transaction that holds the standard, after the versions were put.
     *
     * @param versions published ones whose days are new or others than before
     */
    static void say(Connection connection, Standard standard, List<Version> versions, Instant now) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        OffsetDateTime at = later(connection, standard, now);
        for (Version version : versions) {
            try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
                close.setObject(1, at);
                close.setObject(2, standard.organization());
                close.setObject(3, standard.id());
                close.setInt(4, version.number());
                close.setObject(5, version.effectiveFrom());
                close.setObject(6, version.effectiveTo());
                close.executeUpdate();
            }
            try (PreparedStatement say = connection.prepareStatement(SAY)) {
                say.setObject(1, at);
                say.setObject(2, standard.organization());
                say.setObject(3, standard.id());
                say.setInt(4, version.number());
                say.executeUpdate();
            }
        }
    }

    private static OffsetDateTime later(Connection connection, Standard standard, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATER)) {
            statement.setObject(1, StandardTable.utc(now));
            statement.setObject(2, standard.organization());
            statement.setObject(3, standard.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class);
            }
        }
    }
}
