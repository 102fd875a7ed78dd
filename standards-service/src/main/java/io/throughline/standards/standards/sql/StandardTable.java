package io.throughline.standards.standards.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.standards.Deed;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Standards with their versions and history. All calls are within a transaction that is admitted to the organization. */
public final class StandardTable {

    /** The practice that a standard {@code s} was made of; those that were merged into it later change nothing that is told of it. */
    static final String PRACTICE = practiceOf("s.organization", "s.id");

    static String practiceOf(String organization, String standard) {
        return """
                (select practice from decision d
                 where d.organization = %s and d.standard = %s and d.outcome = 'accepted') as practice""".formatted(organization, standard);
    }

    private static final String FIND = "select s.*, " + PRACTICE + """
             from standard s where s.organization = ? and s.id = ?
            """;

    /** Versions as they were known at a time, with the days of which it was then said that they hold. */
    static final String KNOWN_THEN = """
            (select v.organization, v.standard, v.number, v.variant, v.corrects, 'published' as status, v.title, v.purpose, v.steps, v.customer_goal,
                    v.role, v.scope_regions, v.scope_formats, v.scope_stores, v.scope_touchpoints, v.scope_roles,
                    v.resources, v.audit_questions, v.languages, v.commitment,
                    lower(h.valid) as effective_from, upper(h.valid) as effective_to, null::date as retired_to, null::uuid as superseded_by,
                    v.published_at, v.words
             from validity h join version v using (organization, standard, number)
             -- is true: one looks a standard's up by its key, not in the index of ranges
             where (h.recorded @> ?::timestamptz) is true) version
            """;

    private static final String VERSIONS = "select " + VersionRow.COLUMNS + """
            ,
                   (select array_agg(distinct actor) from history h
                    where h.organization = v.organization and h.standard = v.standard and h.version = v.number
                    and action in ('draft', 'edit', 'submit', 'import')) as hands
            from version v where organization = ? and standard = ? order by number
            """;

    private static final String VERSIONS_THEN = "select " + VersionRow.COLUMNS + " from " + KNOWN_THEN
            + " where organization = ? and standard = ? order by number";

    private static final String LOCK_SUCCESSIONS =
            "select pg_advisory_xact_lock(hashtextextended('successions of ' || ?::uuid, 0))";

    private static final String INSERT = """
            insert into standard (organization, id, revision, changed_at, created_at)
            select organization, id, revision, changed_at, created_at from json_populate_recordset(null::standard, ?::json)
            """;

    private static final String PUT_VERSION = """
            insert into version (organization, standard, standard_created_at, %1$s)
            select organization, standard, standard_created_at, %1$s from json_populate_recordset(null::version, ?::json)
            on conflict on constraint version_is_one_per_number do update set
                status = excluded.status,
                title = excluded.title,
                purpose = excluded.purpose,
                steps = excluded.steps,
                customer_goal = excluded.customer_goal,
                role = excluded.role,
                scope_regions = excluded.scope_regions,
                scope_formats = excluded.scope_formats,
                scope_stores = excluded.scope_stores,
                scope_touchpoints = excluded.scope_touchpoints,
                scope_roles = excluded.scope_roles,
                resources = excluded.resources,
                audit_questions = excluded.audit_questions,
                languages = excluded.languages,
                commitment = excluded.commitment,
                effective_from = excluded.effective_from,
                effective_to = excluded.effective_to,
                retired_to = excluded.retired_to,
                superseded_by = excluded.superseded_by,
                published_at = excluded.published_at
            """.formatted(VersionRow.COLUMNS);

    private static final String SET_REVISION =
            "update standard set revision = ?, changed_at = ? where organization = ? and id = ?";

    private static final String ADD_DEED = """
            insert into history (organization, standard, version, action, actor, at, reason)
            select organization, standard, version, action, actor, at, reason from json_populate_recordset(null::history, ?::json)
            """;

    private StandardTable() {}

    public static Optional<Standard> find(Connection connection, UUID organization, UUID id) throws SQLException {
        return select(connection, FIND, organization, id);
    }

    /**
     * With what was known of its versions then; drafts are not among them.
     *
     * @param knownAt null for all that is known now, with drafts
     */
    public static Optional<Standard> find(Connection connection, UUID organization, UUID id, Instant knownAt)
            throws SQLException {
        Optional<Standard> now = find(connection, organization, id);
        if (knownAt == null || now.isEmpty()) {
            return now;
        }
        return Optional.of(now.get().saying(versionsThen(connection, organization, id, knownAt)));
    }

    /** Until the transaction's end nobody else changes it. */
    static Optional<Standard> findForUpdate(Connection connection, UUID organization, UUID id) throws SQLException {
        return select(connection, FIND + " for update", organization, id);
    }

    /** Until the transaction's end nobody changes it; others may look at it in the same way. */
    public static Optional<Standard> findForShare(Connection connection, UUID organization, UUID id)
            throws SQLException {
        return select(connection, FIND + " for share", organization, id);
    }

    static void lockSuccessions(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_SUCCESSIONS)) {
            statement.setObject(1, organization);
            statement.execute();
        }
    }

    private static Optional<Standard> select(Connection connection, String sql, UUID organization, UUID id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(standard(connection, row)) : Optional.empty();
            }
        }
    }

    static Standard standard(Connection connection, ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization", UUID.class);
        UUID id = row.getObject("id", UUID.class);
        return new Standard(
                organization,
                id,
                row.getObject("practice", UUID.class),
                row.getInt("revision"),
                instant(row, "changed_at"),
                instant(row, "created_at"),
                versions(connection, organization, id));
    }

    private static List<Version> versions(Connection connection, UUID organization, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setObject(1, organization);
            statement.setObject(2, id);
            List<Version> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(VersionRow.read(row, Set.copyOf(VersionRow.texts(row, "hands"))));
                }
            }
            return versions;
        }
    }

    private static List<Version> versionsThen(Connection connection, UUID organization, UUID id, Instant knownAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSIONS_THEN)) {
            statement.setObject(1, utc(knownAt));
            statement.setObject(2, organization);
            statement.setObject(3, id);
            List<Version> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(VersionRow.read(row, Set.of()));
                }
            }
            return versions;
        }
    }

    private record StandardRow(UUID organization, UUID id, int revision, Instant changedAt, Instant createdAt) {

        static StandardRow of(Standard standard) {
            return new StandardRow(
                    standard.organization(),
                    standard.id(),
                    standard.revision(),
                    standard.changedAt(),
                    standard.createdAt());
        }
    }

    private record DeedRow(
            UUID organization, UUID standard, int version, String action, String actor, Instant at, String reason) {

        static DeedRow of(Standard standard, Deed deed) {
            return new DeedRow(
                    standard.organization(),
                    standard.id(),
                    deed.version(),
                    deed.action().wireName(),
                    deed.by(),
                    deed.at(),
                    deed.reason());
        }
    }

    /**
     * A new one.
     *
     * @param deeds what was done to make each of its versions
     */
    public record Begun(Standard standard, List<Deed> deeds) {}

    /** A new one with its first draft. Its practice is not kept here: the decision on it leads here. */
    public static void insert(Connection connection, Standard standard, Deed drafting) throws SQLException {
        insert(connection, standard.organization(), List.of(new Begun(standard, List.of(drafting))), drafting.at());
    }

    /** New ones with their first versions, in a statement for each table. */
    public static void insert(Connection connection, UUID organization, List<Begun> begun, Instant now)
            throws SQLException {
        List<Standard> standards = begun.stream().map(Begun::standard).toList();
        write(connection, INSERT, standards.stream().map(StandardRow::of).toList());
        write(
                connection,
                PUT_VERSION,
                standards.stream()
                        .flatMap(standard ->
                                standard.versions().stream().map(version -> VersionRow.of(standard, version)))
                        .toList());
        Validity.sayFirst(connection, organization, standards, now);
        write(
                connection,
                ADD_DEED,
                begun.stream()
                        .flatMap(one -> one.deeds().stream().map(deed -> DeedRow.of(one.standard(), deed)))
                        .toList());
    }

    static void put(Connection connection, Standard standard, Version version) throws SQLException {
        write(connection, PUT_VERSION, List.of(VersionRow.of(standard, version)));
    }

    static void setRevision(Connection connection, Standard standard) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_REVISION)) {
            statement.setInt(1, standard.revision());
            statement.setObject(2, utc(standard.changedAt()));
            statement.setObject(3, standard.organization());
            statement.setObject(4, standard.id());
            statement.executeUpdate();
        }
    }

    static void add(Connection connection, Standard standard, Deed deed) throws SQLException {
        write(connection, ADD_DEED, List.of(DeedRow.of(standard, deed)));
    }

    private static void write(Connection connection, String sql, List<?> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, RowJson.write(rows));
            statement.executeUpdate();
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
