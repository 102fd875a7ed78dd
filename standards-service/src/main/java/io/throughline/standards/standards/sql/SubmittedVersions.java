package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.query.Submitted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Lists an organization's versions that are submitted and not published yet, those of the newest standards first. */
public final class SubmittedVersions {

    private static final int READ_AT_ONCE = 200;

    private static final String SELECT = "select standard, " + VersionRow.COLUMNS + """
             from version where %s order by standard desc, number desc limit ?
            """;

    /** What {@link io.throughline.standards.standards.Standard#coreOf} says of variants. */
    private static final String CORES = "select distinct on (standard) standard, " + VersionRow.COLUMNS + """
             from version where organization = ? and standard = any(?) and variant is null
            order by standard, published_at is null, number desc
            """;

    private SubmittedVersions() {}

    /**
     * Whom a version concerns is a rule of the domain, and few are submitted at a time: so they are read in their order until enough are wanted.
     *
     * @param after the last version of the page before, null for the first page
     */
    public static List<Submitted> list(
            Connection connection, UUID organization, Predicate<Submitted> wanted, Cursor after, int limit)
            throws SQLException {
        List<Submitted> found = new ArrayList<>();
        Cursor from = after;
        List<Submitted> read;
        do {
            read = read(connection, organization, from);
            read.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
            from = read.isEmpty() ? from : cursor(read.get(read.size() - 1));
        } while (found.size() < limit && read.size() == READ_AT_ONCE);
        return found;
    }

    /** The place of a version in the list. */
    public static Cursor cursor(Submitted submitted) {
        return Cursor.ofNumber(submitted.version().number(), submitted.standard());
    }

    private static List<Submitted> read(Connection connection, UUID organization, Cursor after) throws SQLException {
        Conditions conditions =
                new Conditions().and("organization = ?", organization).and("status in ('in-review', 'approved')");
        if (after != null) {
            conditions.and("(standard, number) < (?, ?)", after.id(), (int) after.number());
        }
        Map<UUID, List<Version>> versions;
        List<Submitted> submitted = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions.sql()))) {
            statement.setInt(conditions.bind(statement, 1), READ_AT_ONCE);
            versions = versions(statement);
        }
        Map<UUID, Version> cores = cores(connection, organization, versions);
        versions.forEach((standard, ofStandard) -> ofStandard.forEach(version ->
                submitted.add(new Submitted(standard, version, version.isCore() ? version : cores.get(standard)))));
        return submitted;
    }

    private static Map<UUID, Version> cores(Connection connection, UUID organization, Map<UUID, List<Version>> versions)
            throws SQLException {
        Object[] standards = versions.entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(version -> !version.isCore()))
                .map(Map.Entry::getKey)
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(CORES)) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", standards));
            Map<UUID, Version> cores = new HashMap<>();
            versions(statement).forEach((standard, core) -> cores.put(standard, core.get(0)));
            return cores;
        }
    }

    /** In their order. */
    private static Map<UUID, List<Version>> versions(PreparedStatement statement) throws SQLException {
        Map<UUID, List<Version>> versions = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                versions.computeIfAbsent(row.getObject("standard", UUID.class), standard -> new ArrayList<>())
                        .add(VersionRow.read(row, Set.of()));
            }
        }
        return versions;
    }
}
