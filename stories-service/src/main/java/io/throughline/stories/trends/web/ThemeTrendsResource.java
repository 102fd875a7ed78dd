package io.throughline.stories.trends.web;

import io.throughline.runtime.identity.Caller;
import io.throughline.stories.trends.Trend;
import io.throughline.stories.trends.TrendFilter;
import io.throughline.stories.trends.sql.TrendReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** How often each theme is told of, week by week. */
@Path("/v1/themes/trends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class ThemeTrendsResource {

    private final TrendReader trends;
    private final Caller caller;
    private final Clock clock;

    ThemeTrendsResource(TrendReader trends, Caller caller, Clock clock) {
        this.trends = trends;
        this.caller = caller;
        this.clock = clock;
    }

    record ThemeTrend(String theme, List<Trend.Week> weeks, Trend.Change change) {}

    record ThemeTrends(List<ThemeTrend> items) {}

    @GET
    public ThemeTrends get(@Context UriInfo uri) throws SQLException {
        TrendFilter filter = TrendQuery.of(uri.getQueryParameters(), clock);
        return new ThemeTrends(trends.ofThemes(caller.organization(), filter).entrySet().stream()
                .map(theme -> new ThemeTrend(
                        theme.getKey(),
                        theme.getValue().weeks(),
                        theme.getValue().change()))
                .toList());
    }
}
