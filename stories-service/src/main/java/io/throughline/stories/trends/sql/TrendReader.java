package io.throughline.stories.trends.sql;

import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.stories.trends.Trend;
import io.throughline.stories.trends.TrendFilter;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Counts one organization's stories by week; what is flagged as misuse does not count. */
@Singleton
public class TrendReader {

    private static final String WEEK = "date_trunc('week', s.corrected_at at time zone 'UTC')::date";

    private static final String WITHIN = """
            s.organization = ? and s.corrected_at >= ? and s.corrected_at < ? and s.flags = '{}'
                and (?::text is null or s.store = ?)
            """;

    private static final String VOLUME =
            "select '', " + WEEK + ", count(*) from story s where " + WITHIN + "group by 2";

    private static final String THEMES = "select theme, " + WEEK
            + ", count(*) from story s cross join unnest(s.themes) theme where " + WITHIN + "group by 1, 2";

    private static final String PRACTICE = "select '', " + WEEK
            + ", count(*) from story s join practice_story p on p.organization = s.organization and p.story = s.id where "
            + WITHIN + "and p.practice = ? group by 2";

    private final OrganizationTransaction transaction;

    TrendReader(DataSource dataSource) {
        this.transaction = new OrganizationTransaction(dataSource);
    }

    /** By theme; one that nothing told of in these weeks is not there. */
    public Map<String, Trend> ofThemes(UUID organization, TrendFilter filter) throws SQLException {
        return transaction.call(organization, connection -> {
            Map<LocalDate, Long> volume =
                    count(connection, VOLUME, organization, filter, null).getOrDefault("", Map.of());
            Map<String, Trend> trends = new TreeMap<>();
            count(connection, THEMES, organization, filter, null)
                    .forEach((theme, weeks) -> trends.put(theme, trend(filter, weeks, volume)));
            return trends;
        });
    }

    public Trend ofPractice(UUID organization, UUID practice, TrendFilter filter) throws SQLException {
        return transaction.call(organization, connection -> {
            Map<LocalDate, Long> volume =
                    count(connection, VOLUME, organization, filter, null).getOrDefault("", Map.of());
            Map<LocalDate, Long> told =
                    count(connection, PRACTICE, organization, filter, practice).getOrDefault("", Map.of());
            return trend(filter, told, volume);
        });
    }

    private static Trend trend(TrendFilter filter, Map<LocalDate, Long> told, Map<LocalDate, Long> volume) {
        List<Trend.Week> weeks = filter.weeks().stream()
                .map(week -> Trend.Week.of(week, told.getOrDefault(week, 0L), volume.getOrDefault(week, 0L)))
                .toList();
        return Trend.of(weeks);
    }

    private static Map<String, Map<LocalDate, Long>> count(
            Connection connection, String sql, UUID organization, TrendFilter filter, UUID practice)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<LocalDate> weeks = filter.weeks();
            statement.setObject(1, organization);
            statement.setObject(2, midnight(weeks.get(0)));
            statement.setObject(3, midnight(weeks.get(weeks.size() - 1).plusWeeks(1)));
            statement.setString(4, filter.store());
            statement.setString(5, filter.store());
            if (practice != null) {
                statement.setObject(6, practice);
            }
            Map<String, Map<LocalDate, Long>> counts = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.computeIfAbsent(row.getString(1), name -> new HashMap<>())
                            .put(row.getObject(2, LocalDate.class), row.getLong(3));
                }
            }
            return counts;
        }
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
