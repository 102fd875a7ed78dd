package io.throughline.feedback.reading.web;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters as the API's document tells of them. They are read by {@link Filters}, which names all faults at once. */
public class FilterParameters {

    @QueryParam("store")
    @Parameter(description = "Any code that the store has or had", example = "S012")
    String store;

    @QueryParam("region")
    @Parameter(description = "The region that the store is in now", example = "north")
    String region;

    @QueryParam("touchpoint")
    @Parameter(example = "checkout")
    String touchpoint;

    @QueryParam("channel")
    @Parameter(description = "kiosk, app, web or employee")
    String channel;

    @QueryParam("metric")
    @Parameter(description = "csat, nps or ces")
    String metric;

    @QueryParam("minRating")
    @Parameter(description = "Least position on the scale, 0 to 100; needs metric", example = "75")
    String minRating;

    @QueryParam("maxRating")
    @Parameter(description = "Greatest position on the scale, 0 to 100; needs metric")
    String maxRating;

    @QueryParam("text")
    @Parameter(description = "In the comment, upper and lower case alike; needs store, and a period of at most 31 days")
    String text;

    @QueryParam("from")
    @Parameter(
            description =
                    "When it was collected, corrected for the device's clock: a time with an offset, or a day, which is a day in"
                            + " each store's zone (UTC for a store that is not registered)",
            example = "2026-11-01")
    String from;

    @QueryParam("to")
    @Parameter(description = "A time, which is not within, or a day, which is", example = "2026-11-07")
    String to;

    @QueryParam("flag")
    @Parameter(description = "Flagged as abuse, threat, burst or staff-taps")
    String flag;

    @QueryParam("past")
    @Parameter(description = "Whether it was imported: true or false")
    String past;

    @QueryParam("status")
    @Parameter(description = "accepted or held")
    String status;

    @QueryParam("space")
    @Parameter(description = "test: what was given with test keys, instead of all else")
    String space;
}
