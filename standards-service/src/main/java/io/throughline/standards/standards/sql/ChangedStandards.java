package io.throughline.standards.standards.sql;

import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has changed since a number of the organization's change counter. All calls are within a transaction that is admitted to the organization.
 *
 * <p>Nothing is missed, whatever commits meanwhile: {@link #since} reads the counter and the ids in one statement, and so in one snapshot. A number is
 * given under the lock of the counter's row, which is held until its transaction is visible. So all transactions with numbers up to the one that the
 * snapshot shows are in it, and all others have higher numbers: what they change is found from that number on. The contents are read after that, by
 * the ids: as they were or newer, and in that case told again the next time.
 */
public final class ChangedStandards {

    private static final String SINCE = """
            select coalesce((select last_change from change_counter where organization = ?), 0) as until,
                   array(select id from standard where organization = ? and last_change > ? order by last_change, id) as ids
            """;

    private static final String READ = "select s.*, " + StandardTable.PRACTICE + ", " + VersionRow.COLUMNS + """

            from unnest(?::uuid[]) with ordinality wanted (id, place)
            join standard s on s.organization = ? and s.id = wanted.id
            left join version v on v.organization = s.organization and v.standard = s.id and v.status <> 'discarded'
            order by place, number
            """;

    private ChangedStandards() {}

    /**
     * @param until the number to go on from
     * @param ids in the order of their last change
     */
    public record Changed(long until, List<UUID> ids) {}

    /** @param since 0 for all that there are */
    public static Changed since(Connection connection, UUID organization, long since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, organization);
            statement.setObject(2, organization);
            statement.setLong(3, since);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Changed(row.getLong("until"), List.of((UUID[])
                        row.getArray("ids").getArray()));
            }
        }
    }

    /** The standards as they are now, in the order of the ids; one of which nothing is left to show has no versions. */
    public static List<Standard> read(Connection connection, UUID organization, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setObject(2, organization);
            Map<UUID, Standard> standards = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    Standard before = standards.get(id);
                    standards.put(id, before == null ? standard(row) : with(before, row));
                }
            }
            return List.copyOf(standards.values());
        }
    }

    private static Standard standard(ResultSet row) throws SQLException {
        return new Standard(
                row.getObject("organization", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("practice", UUID.class),
                row.getInt("revision"),
                StandardTable.instant(row, "changed_at"),
                StandardTable.instant(row, "created_at"),
                row.getObject("number") == null ? List.of() : List.of(VersionRow.read(row, Set.of())));
    }

    private static Standard with(Standard before, ResultSet row) throws SQLException {
        List<Version> versions = new ArrayList<>(before.versions());
        versions.add(VersionRow.read(row, Set.of()));
        return before.saying(versions);
    }
}
