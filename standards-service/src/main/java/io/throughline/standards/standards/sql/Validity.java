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
import java.util.UUID;

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
            from version v where organization = ? and standard = any(?) and number = any(?)
            and published_at is not null and not isempty(daterange(effective_from, effective_to))
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
            say(connection, standard.organization(), List.of(standard.id()), List.of(version.number()), at);
        }
    }

    /** Of new ones, after their versions were put. */
    static void sayFirst(Connection connection, UUID organization, List<Standard> standards, Instant now)
            throws SQLException {
        List<Standard> told = standards.stream()
                .filter(standard -> !standard.published().isEmpty())
                .toList();
        List<Integer> numbers = told.stream()
                .flatMap(standard -> standard.published().stream())
                .map(Version::number)
                .distinct()
                .toList();
        if (!told.isEmpty()) {
            say(connection, organization, told.stream().map(Standard::id).toList(), numbers, StandardTable.utc(now));
        }
    }

    private static void say(
            Connection connection, UUID organization, List<UUID> standards, List<Integer> numbers, OffsetDateTime at)
            throws SQLException {
        try (PreparedStatement say = connection.prepareStatement(SAY)) {
            say.setObject(1, at);
            say.setObject(2, organization);
            say.setArray(3, connection.createArrayOf("uuid", standards.toArray()));
            say.setArray(4, connection.createArrayOf("integer", numbers.toArray()));
            say.executeUpdate();
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
