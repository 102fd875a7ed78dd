package io.throughline.stories.practices.sql;

import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.practices.PracticeFilter;
import io.throughline.stories.practices.PracticeState;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads one organization's practices. */
@Singleton
public class PracticeReader {

    private static final String LIST = """
            select %s from practice p
            where p.organization = ? and p.merged_into is null
                and (?::text is null or p.spread = ?) and (?::text is null or p.themes @> array[?::text])
                and (?::integer is null or (-p.stories, p.id) > (?, ?))
            order by p.stories desc, p.id limit ?
            """.formatted(PracticeTable.COLUMNS);

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
     * Most told first.
     *
     * @param after the last practice of the page before, by its number of stories; null for the first page
     */
    public List<PracticeState> list(UUID organization, PracticeFilter filter, Cursor after, int limit)
            throws SQLException {
        return transaction.call(organization, connection -> list(connection, organization, filter, after, limit));
    }

    private static List<PracticeState> list(
            Connection connection, UUID organization, PracticeFilter filter, Cursor after, int limit)
            throws SQLException {
        String spread = filter.spread() == null ? null : filter.spread().wireName();
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, organization);
            statement.setString(2, spread);
            statement.setString(3, spread);
            statement.setString(4, filter.theme());
            statement.setString(5, filter.theme());
            statement.setObject(6, after == null ? null : (int) -after.number(), java.sql.Types.INTEGER);
            statement.setInt(7, after == null ? 0 : (int) -after.number());
            statement.setObject(8, after == null ? organization : after.id());
            statement.setInt(9, limit);
            return PracticeTable.read(connection, statement, organization, EXCERPTS_IN_LIST);
        }
    }
}
