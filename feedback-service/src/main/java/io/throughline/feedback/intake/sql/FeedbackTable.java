package io.throughline.feedback.intake.sql;

import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.sources.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads feedback as it is kept. */
public final class FeedbackTable {

    /**
     * Who served is told only while the organization allows it, whatever it allowed when the feedback came in; and a reference as it was given
     * only where it wants its employees named.
     */
    public static final String COLUMNS = """
            f.organization, f.id, f.store, f.touchpoint, f.channel, f.source, f.collected_at, f.sent_at,
            f.received_at, f.corrected_at, f.customer, f.content, f.status, f.revision, f.past, f.flags, case (
                select o.attribution from organization o where o.id = f.organization)
                when 'named' then f.employee
                when 'pseudonymous' then substring(f.employee from '^p-[0-9a-f]{16}$') end as employee
            """;

    private FeedbackTable() {}

    /** @param row with {@link #COLUMNS} */
    public static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                row.getObject("organization", UUID.class),
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                row.getBoolean("past"),
                flags(row),
                row.getString("store"),
                row.getString("touchpoint"),
                Channel.BY_NAME.get(row.getString("channel")),
                row.getObject("source", UUID.class),
                instant(row, "collected_at"),
                instant(row, "sent_at"),
                instant(row, "received_at"),
                instant(row, "corrected_at"),
                row.getString("customer"),
                row.getString("employee"),
                ContentJson.read(row.getString("content")));
    }

    /** Flags as PostgreSQL writes an array. */
    public static String array(Set<Flag> flags) {
        return flags.stream().map(Flag::wireName).collect(Collectors.joining(",", "{", "}"));
    }

    private static Set<Flag> flags(ResultSet row) throws SQLException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String name : (String[]) row.getArray("flags").getArray()) {
            flags.add(Flag.BY_NAME.get(name));
        }
        return flags;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
