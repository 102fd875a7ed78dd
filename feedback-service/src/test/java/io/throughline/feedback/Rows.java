package io.throughline.feedback;

import io.throughline.local.PartsTestResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What tests put into the database past the API: many rows at once, or what no client can make. */
public final class Rows {

    private Rows() {}

    public static int execute(String sql) {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static UUID uuid(String query) {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static int count(String query) {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("feedback");
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static UUID testSpace(Api api) {
        return uuid("select test_space from organization where id = '" + api.organization() + "'");
    }

    /** Accepted, rated 4 of 5, with a comment, one a second from noon of 20 November 2026 on. */
    public static void feedback(UUID space, String store, int count) {
        feedback(space, store, count, "accepted");
    }

    public static void feedback(UUID space, String store, int count, String status) {
        execute("""
                with made as (
                    select gen_random_uuid() as id, timestamptz '2026-11-20 12:00Z' + g * interval '1 second' as at, g
                    from generate_series(1, %d) g
                ), kept as (
                    insert into intake (organization, id, digest) select '%s', id, '\\x00' from made
                )
                insert into feedback (organization, id, received_at, status, store, touchpoint, channel, source,
                    collected_at, corrected_at, metric, value, normalized, content, changed_at)
                select '%s', id, at, '%s', '%s', 'checkout', 'kiosk', gen_random_uuid(), at, at, 'csat', 4, 75,
                    jsonb_build_object('rating', jsonb_build_object('metric', 'csat', 'value', 4, 'min', 1, 'max', 5),
                        'comment', 'Number ' || g || ': ' || repeat('kind words, ', 20)), at
                from made
                """.formatted(count, space, space, status, store));
    }

    /** A code that the store had before. */
    public static void alias(Api api, String store, String alias) {
        execute("""
                insert into store_code (organization, code, store, current, time_zone)
                select organization, '%s', store, false, time_zone from store_code where organization = '%s' and code = '%s'
                """.formatted(alias, api.organization(), store));
    }
}
