package io.throughline.stories.practices.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.practices.PracticeEdit;
import io.throughline.stories.practices.PracticeFilter;
import io.throughline.stories.practices.PracticeState;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads one organization's practices. */
@Singleton
public class PracticeReader {

    private static final String LIST = """
            select %s from practice p
            where p.organization = ? and p.merged_into is null
                and (?::text is null or p.origin = ?) and (?::text is null or p.spread = ?)
                and (?::text is null or p.themes @> array[?::text]) and p.stories >= ?
                and (not ? or exists (
                    select from practice_story ps join behaviour b on b.organization = ps.organization and b.story = ps.story
                    where ps.organization = p.organization and ps.practice = p.id
                        and b.store = coalesce(?::text, b.store)
                        and b.corrected_at >= coalesce(?::timestamptz, '-infinity') and b.corrected_at < coalesce(?::timestamptz, 'infinity')))
                and (?::%s is null or p.%s < ? or p.%s = ? and p.id > ?::uuid)
            order by p.%s desc, p.id limit ?
            """;

    private static final Map<PracticeFilter.Sort, String> LISTS = Map.of(
            PracticeFilter.Sort.STORIES, list("integer", "stories"),
            PracticeFilter.Sort.LAST, list("timestamptz", "last_at"),
            PracticeFilter.Sort.FIRST, list("timestamptz", "first_at"));

    /** In a list a practice is shown with the story that tells it best. */
    private static final int EXCERPTS_IN_LIST = 1;

    private final OrganizationTransaction transaction;

    PracticeReader(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** With its evidence; one that was merged says into which. */
    public Optional<PracticeState> find(UUID organization, UUID id) throws SQLException {
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select " + PracticeTable.COLUMNS + " from practice p where p.organization = ? and p.id = ?")) {
                statement.setObject(1, organization);
                statement.setObject(2, id);
                return PracticeTable.read(connection, statement, organization, PracticeState.MOST_EXCERPTS).stream()
                        .findFirst();
            }
        });
    }

    /** Whether stories have come in since the practices were found. */
    public boolean settling(UUID organization) throws SQLException {
        return transaction.call(organization, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select exists (select from practice_grouping_due where organization = ?)")) {
                statement.setObject(1, organization);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /**
     * All of them, also those that were merged, in the order of their ids, with their evidence; locked until the transaction ends, so that
     * none is found anew meanwhile.
     *
     * @param after the last practice of the page before, null for the first page
     */
    public static List<PracticeState> lockedPage(Connection connection, UUID organization, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + PracticeTable.COLUMNS
                + " from practice p where p.organization = ? and (?::uuid is null or p.id > ?) order by p.id limit ?"
                + " for share")) {
            statement.setObject(1, organization);
            statement.setObject(2, after);
            statement.setObject(3, after);
            statement.setInt(4, limit);
            return PracticeTable.read(connection, statement, organization, PracticeState.MOST_EXCERPTS);
        }
    }

    /**
     * In the order that is asked for, the highest first.
     *
     * @param after the last practice of the page before, by what the list is sorted by; null for the first page
     */
    public List<PracticeState> list(
            UUID organization, PracticeFilter filter, PracticeFilter.Sort sort, Cursor after, int limit)
            throws SQLException {
        return transaction.call(organization, connection -> list(connection, organization, filter, sort, after, limit));
    }

    /** What people decided about it, oldest first. */
    public List<PracticeEdit> edits(UUID organization, UUID practice) throws SQLException {
        return transaction.call(organization, connection -> EditTable.of(connection, organization, practice));
    }

    private static String list(String type, String column) {
        return LIST.formatted(PracticeTable.COLUMNS, type, column, column, column);
    }

    private static List<PracticeState> list(
            Connection connection,
            UUID organization,
            PracticeFilter filter,
            PracticeFilter.Sort sort,
            Cursor after,
            int limit)
            throws SQLException {
        String origin = filter.origin() == null ? null : filter.origin().wireName();
        String spread = filter.spread() == null ? null : filter.spread().wireName();
        boolean ofSome = filter.store() != null || filter.from() != null || filter.to() != null;
        Object position = after == null
                ? null
                : sort == PracticeFilter.Sort.STORIES ? (Object) (int) after.number() : utc(after.time());
        int type = sort == PracticeFilter.Sort.STORIES ? Types.INTEGER : Types.TIMESTAMP_WITH_TIMEZONE;
        try (PreparedStatement statement = connection.prepareStatement(LISTS.get(sort))) {
            statement.setObject(1, organization);
            statement.setString(2, origin);
            statement.setString(3, origin);
            statement.setString(4, spread);
            statement.setString(5, spread);
            statement.setString(6, filter.theme());
            statement.setString(7, filter.theme());
            statement.setInt(8, filter.leastStories() == null ? 0 : filter.leastStories());
            statement.setBoolean(9, ofSome);
            statement.setString(10, filter.store());
            statement.setObject(11, utc(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(12, utc(filter.to()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(13, position, type);
            statement.setObject(14, position, type);
            statement.setObject(15, position, type);
            statement.setObject(16, after == null ? null : after.id(), Types.OTHER);
            statement.setInt(17, limit);
            return PracticeTable.read(connection, statement, organization, EXCERPTS_IN_LIST);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
