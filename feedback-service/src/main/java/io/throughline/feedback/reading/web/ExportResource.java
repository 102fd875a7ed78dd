package io.throughline.feedback.reading.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.feedback.reading.ReadingProblem;
import io.throughline.feedback.reading.sql.Exports;
import io.throughline.feedback.reading.sql.Exports.Selection;
import io.throughline.runtime.http.ExportStreams;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback as one stream, of any length. */
@Path("/v1/feedback/export")
@Singleton
@RolesAllowed({"head-office", "admin", "integrator"})
@Tag(name = "Feedback")
class ExportResource {

    /**
     * A change is dated before it is committed. What is dated within this time before an export's start may be committed after it, and
     * is told again the next time.
     */
    private static final Duration LATE_COMMITS = Duration.ofMinutes(2);

    private static final int BUFFER = 32 * 1024;

    private final Exports exports;
    private final Viewer viewer;
    private final ExportSettings settings;
    private final Clock clock;
    private final ExportStreams streams;

    ExportResource(Exports exports, Viewer viewer, ExportSettings settings, Clock clock) {
        this.exports = exports;
        this.viewer = viewer;
        this.settings = settings;
        this.clock = clock;
        this.streams = new ExportStreams(settings.atOnce(), ReadingProblem.TOO_MANY_EXPORTS);
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Export feedback", description = """
            Streams all that the filters mean, as CSV (`format=csv`, the default: RFC 4180 with a header row; texts that begin like a formula
            have an apostrophe in front) or NDJSON (`format=ndjson`), in no particular order, held feedback included. An export that breaks
            off has no end, so that no client takes it for whole.

            With `changedSince` it has what was received, released or flagged since, and what was deleted: lines with `deleted` true
            and nothing but the `id` and `deletedAt`, whatever the filters. Give the `X-Changed-Until` of one export as the `changedSince` of
            the next; some lines come twice, so replace by `id`.""")
    @Parameter(name = "format", in = ParameterIn.QUERY, description = "csv or ndjson", example = "ndjson")
    @Parameter(
            name = "changedSince",
            in = ParameterIn.QUERY,
            description = "Only what has changed, or was deleted, since then; at most 400 days ago",
            example = "2026-11-21T00:00:00Z")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            headers = @Header(name = "X-Changed-Until", description = "The changedSince of the next export"),
            content = {
                @Content(
                        mediaType = OpenApiExamples.NDJSON_TYPE,
                        examples = @ExampleObject(name = "changes", value = OpenApiExamples.NDJSON)),
                @Content(
                        mediaType = OpenApiExamples.CSV_TYPE,
                        examples = @ExampleObject(name = "csv", value = OpenApiExamples.CSV))
            })
    @APIResponse(responseCode = "503", description = "As many exports as are allowed are running: come again")
    public Response export(
            @BeanParam FilterParameters documented, @Context UriInfo uri, @Context HttpServerRequest request)
            throws SQLException {
        Instant now = clock.instant();
        ExportQuery query = ExportQuery.read(uri.getQueryParameters(), now);
        viewer.wholly(query.test());
        Selection selection = exports.select(viewer.organization(), query.test(), query.filter());
        StreamingOutput body = streams.of(out -> write(selection, query, now, out, request), request);
        boolean csv = query.format() == ExportQuery.Format.CSV;
        return Response.ok(body, csv ? OpenApiExamples.CSV_TYPE : OpenApiExamples.NDJSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"feedback." + (csv ? "csv" : "ndjson") + "\"")
                .header("X-Changed-Until", now.minus(LATE_COMMITS))
                .build();
    }

    private void write(Selection selection, ExportQuery query, Instant now, OutputStream out, HttpServerRequest request)
            throws SQLException, IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, UTF_8), BUFFER);
        ExportStream stream = new ExportStream(
                ExportWriter.of(query.format(), text), text, request.response()::closed, clock, settings.longest());
        if (query.changedSince() == null) {
            exports.all(selection, stream);
        } else {
            exports.changed(selection, query.changedSince(), now, stream);
            exports.deleted(selection, query.changedSince(), stream);
        }
        text.flush();
    }
}
