package io.throughline.feedback.reading.sql;

import io.throughline.feedback.intake.Metric;
import io.throughline.feedback.reading.Count;
import io.throughline.feedback.reading.Count.Group;
import io.throughline.feedback.reading.Count.Part;
import io.throughline.feedback.reading.Dimension;
import io.throughline.feedback.reading.FeedbackFilter;
import io.throughline.feedback.reading.ReadingProblem;
import io.throughline.feedback.reading.Space;
import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.Problems;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts accepted feedback. */
public final class FeedbackCounts {

    private static final int MOST_PARTS = 20_000;

    private static final Map<String, Metric> METRICS = WireNames.index(Metric.values());

    private static final String FIGURES = """
            f.metric,
            count(*) filter (where f.flags = '{}') as number,
            count(*) filter (where f.flags = '{}' and f.content -> 'comment' is not null) as with_comment,
            count(*) filter (where f.flags <> '{}') as flagged,
            round(avg(f.normalized) filter (where f.flags = '{}'), 2) as mean
            """;

    private FeedbackCounts() {}

    /**
     * @param by none for one count of all
     * @throws io.throughline.runtime.problems.ProblemException 422 where there are too many groups
     */
    public static List<Count> count(
            Connection connection, Space space, Scope scope, FeedbackFilter filter, Set<Dimension> by)
            throws SQLException {
        Query query = new Query()
                .add("select")
                .add(column(by, Dimension.DAY, "(f.corrected_at at time zone " + Conditions.ZONE + ")::date"))
                .add(column(by, Dimension.STORE, Conditions.PRESENT_STORE))
                .add(column(by, Dimension.TOUCHPOINT, "f.touchpoint"))
                .add(FIGURES)
                .add("from " + Conditions.FEEDBACK, space.owner());
        if (by.contains(Dimension.STORE)) {
            query.add(Conditions.STORE);
        }
        Conditions.where(query, space, filter).add("and f.status = 'accepted'");
        scope.restrict(query).add("group by 1, 2, 3, 4 order by 1, 2, 3, 4 limit ?", MOST_PARTS + 1);
        List<Part> parts = new ArrayList<>();
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                parts.add(part(row));
            }
        }
        if (parts.size() > MOST_PARTS) {
            throw Problems.of(
                    ReadingProblem.TOO_BROAD,
                    "It has more than " + MOST_PARTS + " groups. Narrow it: to a region or a shorter period.");
        }
        return by.isEmpty() && parts.isEmpty() ? List.of(Count.NONE) : Count.of(parts);
    }

    private static String column(Set<Dimension> by, Dimension dimension, String expression) {
        String name = dimension == Dimension.DAY ? "day" : "of_" + dimension.wireName();
        String type = dimension == Dimension.DAY ? "date" : "text";
        return (by.contains(dimension) ? expression : "null::" + type) + " as " + name + ",";
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                new Group(
                        row.getObject("day", LocalDate.class),
                        row.getString("of_store"),
                        row.getString("of_touchpoint")),
                METRICS.get(row.getString("metric")),
                row.getLong("number"),
                row.getLong("with_comment"),
                row.getLong("flagged"),
                row.getBigDecimal("mean"));
    }
}
