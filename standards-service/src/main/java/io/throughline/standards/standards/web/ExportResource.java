package io.throughline.standards.standards.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.http.ExportStreams;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.sql.ChangedStandards;
import io.throughline.standards.standards.sql.ChangedStandards.Changed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** All standards with all their versions as one stream, or what has changed of them since an export before. */
@Path("/v1/standards/export")
@Singleton
@RolesAllowed({"head-office", "admin"})
class ExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String SINCE = "changedSince";
    /** What a cursor is bound to. */
    private static final String EXPORT = "export of standards";

    private static final int PAGE = 50;
    private static final int BUFFER = 32 * 1024;

    private final OrganizationTransaction transaction;
    private final Caller caller;
    private final ExportSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final ExportStreams streams;

    ExportResource(DataSource dataSource, Caller caller, ExportSettings settings, ObjectMapper json, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.caller = caller;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.streams = new ExportStreams(settings.atOnce(), StandardsProblem.TOO_MANY_EXPORTS);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportedStandard(UUID id, UUID practice, Instant createdAt, List<VersionView> versions) {

        static ExportedStandard of(Standard standard) {
            return new ExportedStandard(
                    standard.id(),
                    standard.practice(),
                    standard.createdAt(),
                    standard.versions().stream()
                            .map(version -> VersionView.of(standard.id(), version))
                            .toList());
        }
    }

    /** In place of a standard of which nothing is left to show. */
    record DeletedStandard(UUID id, boolean deleted) {}

    /** The last line: what broke off has none. */
    record End(String changedSince) {}

    @GET
    @Produces(NDJSON)
    public Response export(@Context UriInfo uri, @Context HttpServerRequest request) throws SQLException {
        UUID organization = caller.organization();
        long since = since(uri, organization);
        Changed changed =
                transaction.call(organization, connection -> ChangedStandards.since(connection, organization, since));
        if (since > changed.until()) {
            throw refused("is of a later state than there is: the database was restored; export all");
        }
        String next = Cursor.ofNumber(changed.until(), organization).encode(EXPORT);
        Instant end = clock.instant().plus(settings.longest());
        return Response.ok(streams.of(
                        out -> {
                            OutputStream buffer = new BufferedOutputStream(out, BUFFER);
                            for (int i = 0; i < changed.ids().size(); i += PAGE) {
                                goOn(request, end);
                                List<UUID> page = changed.ids()
                                        .subList(i, Math.min(changed.ids().size(), i + PAGE));
                                write(organization, page, since > 0, buffer);
                            }
                            line(new End(next), buffer);
                            buffer.flush();
                        },
                        request))
                .type(NDJSON)
                .header("Content-Disposition", "attachment; filename=\"standards.ndjson\"")
                .header("X-Changed-Until", next)
                .build();
    }

    /** Each page is a transaction of its own: while a slow reader takes one, no connection is held. */
    private void write(UUID organization, List<UUID> page, boolean deletions, OutputStream out)
            throws SQLException, IOException {
        for (Standard standard :
                transaction.call(organization, connection -> ChangedStandards.read(connection, organization, page))) {
            if (!standard.versions().isEmpty()) {
                line(ExportedStandard.of(standard), out);
            } else if (deletions) {
                line(new DeletedStandard(standard.id(), true), out);
            }
        }
        out.flush();
    }

    private void line(Object value, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(value));
        out.write('\n');
    }

    private void goOn(HttpServerRequest request, Instant end) throws IOException {
        if (request.response().closed()) {
            throw new IOException("The reader of an export has gone");
        }
        if (clock.instant().isAfter(end)) {
            throw new IOException("An export took too long");
        }
    }

    /** @return 0 for all that there are */
    private static long since(UriInfo uri, UUID organization) {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        Cursor since = query.parsed(SINCE, "must be the changedSince at the end of an export before", text -> {
            Cursor cursor = Cursor.decode(text, EXPORT);
            if (!cursor.id().equals(organization) || cursor.number() < 0) {
                throw new IllegalArgumentException();
            }
            return cursor;
        });
        query.done();
        return since == null ? 0 : since.number();
    }

    private static RuntimeException refused(String detail) {
        return Problems.withFaults(CommonProblem.INVALID_QUERY, List.of(new Fault(SINCE, "value", detail)));
    }
}
