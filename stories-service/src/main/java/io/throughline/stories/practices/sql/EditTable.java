package io.throughline.stories.practices.sql;

import io.throughline.stories.practices.Origin;
import io.throughline.stories.practices.PracticeEdit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people decided about practices, on a connection that their organization is admitted to. */
final class EditTable {

    private static final String EDIT = """
            insert into practice_writing as kept (organization, edits) values (?, 1)
            on conflict on constraint practice_writing_is_one_per_organization do update set edits = kept.edits + 1
            """;

    private static final String PIN = """
            insert into practice_pin (organization, story, origin, practice)
            select ?, story, ?, ? from unnest(?::uuid[]) story
            on conflict on constraint practice_pin_is_one_per_story
                do update set practice = excluded.practice, origin = excluded.origin
            """;

    private static final String NOTE = """
            insert into practice_edit (organization, practice, what, other, stories, edited_by, edited_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** What was merged into a practice that there is, and is not known to be merged any more: the practices were found anew from nothing. */
    private static final String FORGOTTEN_MERGES = """
            insert into practice (organization, id, revision, origin, merged_into, stories, terms, themes, found_at)
            select distinct on (e.practice) e.organization, e.practice, ?, into_.origin, e.other, 0, '{}', '{}', clock_timestamp()
            from practice_edit e join practice into_ on into_.organization = e.organization and into_.id = e.other
            where e.organization = ? and e.what = 'merge'
                and not exists (select from practice p where p.organization = e.organization and p.id = e.practice)
            order by e.practice, e.id desc
            returning id, origin, merged_into
            """;

    private EditTable() {}

    /** Holds off whoever else writes practices until the transaction ends, and lets a grouper that has read before know. */
    static void begin(Connection connection, UUID organization) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EDIT)) {
            statement.setObject(1, organization);
            statement.executeUpdate();
        }
    }

    /** How often people edited so far. */
    static long edits(Connection connection, UUID organization, boolean lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select edits from practice_writing where organization = ?" + (lock ? " for update" : ""))) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    static void pin(Connection connection, UUID organization, Origin origin, UUID practice, Collection<UUID> stories)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PIN)) {
            statement.setObject(1, organization);
            statement.setString(2, origin.wireName());
            statement.setObject(3, practice);
            statement.setArray(4, connection.createArrayOf("uuid", stories.toArray()));
            statement.executeUpdate();
        }
    }

    /** The practice by the story that was put there. */
    static Map<UUID, UUID> pins(Connection connection, UUID organization, Origin origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select story, practice from practice_pin where organization = ? and origin = ?")) {
            statement.setObject(1, organization);
            statement.setString(2, origin.wireName());
            Map<UUID, UUID> pins = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    pins.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
            return pins;
        }
    }

    /** @param story whose sentence the title repeats: with it, it goes; null where it repeats none */
    static void title(Connection connection, UUID organization, UUID practice, String title, UUID story)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into practice_title (organization, practice, title, story) values (?, ?, ?, ?)
                on conflict on constraint practice_title_is_one_per_practice
                    do update set title = excluded.title, story = excluded.story
                """)) {
            statement.setObject(1, organization);
            statement.setObject(2, practice);
            statement.setString(3, title);
            statement.setObject(4, story);
            statement.executeUpdate();
        }
    }

    static void untitle(Connection connection, UUID organization, List<UUID> practices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from practice_title where organization = ? and practice = any(?)")) {
            statement.setObject(1, organization);
            statement.setArray(2, connection.createArrayOf("uuid", practices.toArray()));
            statement.executeUpdate();
        }
    }

    static void note(Connection connection, UUID organization, UUID practice, PracticeEdit edit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, organization);
            statement.setObject(2, practice);
            statement.setString(3, edit.what().wireName());
            statement.setObject(4, edit.other());
            statement.setInt(5, edit.stories());
            statement.setString(6, edit.by());
            statement.setObject(7, edit.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** What was decided about the practice itself, oldest first. */
    static List<PracticeEdit> of(Connection connection, UUID organization, UUID practice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select what, other, stories, edited_by, edited_at from practice_edit
                where organization = ? and practice = ? order by id
                """)) {
            statement.setObject(1, organization);
            statement.setObject(2, practice);
            List<PracticeEdit> edits = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
                    edits.add(new PracticeEdit(
                            PracticeEdit.What.BY_NAME.get(row.getString(1)),
                            row.getObject(2, UUID.class),
                            row.getInt(3),
                            row.getString(4),
                            at));
                }
            }
            return edits;
        }
    }

    /** @param other the practice that it is merged into */
    record Merged(UUID practice, Origin origin, UUID other) {}

    /** Makes what was merged lead again to where it was merged. */
    static List<Merged> remember(Connection connection, UUID organization, int revision) throws SQLException {
        List<Merged> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            try (PreparedStatement statement = connection.prepareStatement(FORGOTTEN_MERGES)) {
                statement.setInt(1, revision);
                statement.setObject(2, organization);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        all.add(new Merged(
                                row.getObject(1, UUID.class),
                                Origin.BY_NAME.get(row.getString(2)),
                                row.getObject(3, UUID.class)));
                    }
                }
            }
        } while (all.size() > before);
        return all;
    }
}
