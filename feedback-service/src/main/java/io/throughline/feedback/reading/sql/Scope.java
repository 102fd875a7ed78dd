package io.throughline.feedback.reading.sql;

import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The stores that a query is about, by every code that they have or had: feedback keeps the code that it was given with.
 *
 * @param codes empty for all stores
 */
public record Scope(Optional<List<String>> codes) {

    private static final String ALL_CODES = """
            select code from store_code where organization = ? and store in (
                select store from store_code where organization = ? and code = any (?))
            """;

    private static final String OF_REGION = """
            select c.code from store_code c join store s on s.organization = c.organization and s.id = c.store
            where c.organization = ? and s.region = ?
            """;

    static final Scope EVERYWHERE = new Scope(Optional.empty());

    /**
     * @param own the codes of the stores that the caller may see; empty for all
     * @throws io.throughline.runtime.problems.ProblemException 403 for a store that is not among the caller's
     */
    public static Scope of(Connection connection, UUID organization, FeedbackFilter filter, Optional<Set<String>> own)
            throws SQLException {
        if (filter.store() == null && filter.region() == null && own.isEmpty()) {
            return EVERYWHERE;
        }
        Set<String> codes = null;
        if (own.isPresent()) {
            codes = allCodes(connection, organization, own.get());
        }
        if (filter.store() != null) {
            if (codes != null && !codes.contains(filter.store())) {
                throw Problems.of(CommonProblem.FORBIDDEN, "The token does not name that store.");
            }
            codes = allCodes(connection, organization, Set.of(filter.store()));
        }
        if (filter.region() != null) {
            Set<String> there = codes(connection, OF_REGION, organization, filter.region());
            if (codes != null) {
                there.retainAll(codes);
            }
            codes = there;
        }
        return new Scope(Optional.of(List.copyOf(codes)));
    }

    /** Adds the condition for {@code f}: the index of stores is in the order of time within one of them only. */
    Query restrict(Query query) {
        if (codes.isEmpty()) {
            return query;
        }
        List<String> given = codes.get();
        return given.size() == 1
                ? query.add("and f.store = ?", given.get(0))
                : query.add("and f.store = any (?)", given);
    }

    /** Those given and every other that their stores have or had. */
    public static Set<String> allCodes(Connection connection, UUID organization, Set<String> given)
            throws SQLException {
        Object array = connection.createArrayOf("text", given.toArray());
        Set<String> codes = codes(connection, ALL_CODES, organization, organization, array);
        codes.addAll(given);
        return codes;
    }

    private static Set<String> codes(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            Set<String> codes = new TreeSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        }
    }
}
