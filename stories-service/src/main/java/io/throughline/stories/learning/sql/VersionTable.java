package io.throughline.stories.learning.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.learning.OwnVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code classifier_version}, {@code classifier_learned} and {@code base_figures}. */
final class VersionTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COLUMNS =
            "version, base, corrections, until, figures, state, waits_for, decided_by, created_at";

    private VersionTable() {}

    /** The heads that serve, with the newest correction that they know. */
    record Serving(int version, long until, byte[] heads) {}

    static Optional<Serving> serving(Connection connection, UUID organization, String base) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select version, until, heads from classifier_version
                where organization = ? and base = ? and state = 'serving'
                """)) {
            statement.setObject(1, organization);
            statement.setString(2, base);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Serving(row.getInt(1), row.getLong(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /** Newest first. */
    static List<OwnVersion> all(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from classifier_version where organization = ? order by version desc")) {
            statement.setObject(1, organization);
            List<OwnVersion> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(version(row));
                }
            }
            return versions;
        }
    }

    /** The number of a version to be. */
    static int next(Connection connection, UUID organization) throws SQLException {
        return (int) number(
                connection,
                "update own_classifier set versions = versions + 1 where organization = ? returning versions",
                organization);
    }

    static void insert(Connection connection, UUID organization, OwnVersion version, long until, byte[] heads)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into classifier_version (" + COLUMNS
                + ", heads, organization) values (?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?)")) {
            statement.setInt(1, version.version());
            statement.setString(2, version.base());
            statement.setInt(3, version.corrections());
            statement.setLong(4, until);
            statement.setString(5, write(version.figures()));
            statement.setString(6, version.state().wireName());
            statement.setString(
                    7, version.waitsFor() == null ? null : version.waitsFor().wireName());
            statement.setString(8, version.decidedBy());
            statement.setObject(9, version.createdAt().atOffset(ZoneOffset.UTC));
            statement.setBytes(10, heads);
            statement.setObject(11, organization);
            statement.executeUpdate();
        }
    }

    /** None of this base serves any more. */
    static void retire(Connection connection, UUID organization, String base) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update classifier_version set state = 'retired', waits_for = null
                where organization = ? and base = ? and state = 'serving'
                """)) {
            statement.setObject(1, organization);
            statement.setString(2, base);
            statement.executeUpdate();
        }
    }

    static void serve(Connection connection, UUID organization, int version, String decidedBy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update classifier_version set state = 'serving', waits_for = null, decided_by = ?
                where organization = ? and version = ?
                """)) {
            statement.setString(1, decidedBy);
            statement.setObject(2, organization);
            statement.setInt(3, version);
            statement.executeUpdate();
        }
    }

    /** Those that waited are retired: a newer one knows what they know. */
    static void supersede(Connection connection, UUID organization, String base) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update classifier_version set state = 'retired', waits_for = null
                where organization = ? and base = ? and state = 'waiting'
                """)) {
            statement.setObject(1, organization);
            statement.setString(2, base);
            statement.executeUpdate();
        }
    }

    static void keepNewest(Connection connection, UUID organization, int kept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from classifier_version v
                where organization = ? and state <> 'serving'
                    and (select count(*) from classifier_version newer
                         where newer.organization = v.organization and newer.version > v.version) >= ?
                """)) {
            statement.setObject(1, organization);
            statement.setInt(2, kept);
            statement.executeUpdate();
        }
    }

    /** Those for which something is to be learned over this base. */
    static List<UUID> due(Connection connection, String base) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select own.organization from own_classifier own
                left join classifier_learned learned on learned.organization = own.organization and learned.base = ?
                where own.wanted > coalesce(learned.wanted, 0)
                order by own.organization
                """)) {
            statement.setString(1, base);
            List<UUID> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    static long learned(Connection connection, UUID organization, String base) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(wanted), 0) from classifier_learned where organization = ? and base = ?")) {
            statement.setObject(1, organization);
            statement.setString(2, base);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static void learned(Connection connection, UUID organization, String base, long wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into classifier_learned (organization, base, wanted) values (?, ?, ?)
                on conflict on constraint classifier_learned_is_one_per_base do update set wanted = excluded.wanted
                """)) {
            statement.setObject(1, organization);
            statement.setString(2, base);
            statement.setLong(3, wanted);
            statement.executeUpdate();
        }
    }

    static Optional<Figures> baseFigures(Connection connection, String base) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select figures from base_figures where base = ?")) {
            statement.setString(1, base);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row.getString(1))) : Optional.empty();
            }
        }
    }

    static void keepBaseFigures(Connection connection, String base, Figures figures) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into base_figures (base, figures) values (?, ?::json) on conflict do nothing")) {
            statement.setString(1, base);
            statement.setString(2, write(figures));
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static OwnVersion version(ResultSet row) throws SQLException {
        String waitsFor = row.getString("waits_for");
        return new OwnVersion(
                row.getInt("version"),
                row.getString("base"),
                row.getInt("corrections"),
                read(row.getString("figures")),
                OwnVersion.State.BY_NAME.get(row.getString("state")),
                waitsFor == null ? null : OwnVersion.WaitsFor.BY_NAME.get(waitsFor),
                row.getString("decided_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String write(Figures figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures could not be written as JSON", impossible);
        }
    }

    private static Figures read(String json) {
        try {
            return JSON.readValue(json, Figures.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("a row holds JSON that this service did not write", foreign);
        }
    }
}
