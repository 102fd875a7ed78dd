package io.throughline.standards.standards.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.query.AuditFilter;
import io.throughline.standards.standards.query.Audited;
import io.throughline.standards.standards.sql.AuditTrail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Who did what with which version or candidate, when and why; nothing is ever changed or deleted in it. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class AuditResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private final OrganizationTransaction transaction;
    private final Tagged tagged;
    private final Caller caller;

    AuditResource(DataSource dataSource, Tagged tagged, Caller caller) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.tagged = tagged;
        this.caller = caller;
    }

    /** @param version null for what was done with a candidate */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            String by,
            String action,
            UUID standard,
            Integer version,
            UUID candidate,
            LocalDate until,
            String reason) {

        static Entry of(Audited audited) {
            return new Entry(
                    audited.at(),
                    audited.by(),
                    audited.action(),
                    audited.standard(),
                    audited.version(),
                    audited.candidate(),
                    audited.until(),
                    audited.reason());
        }
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> items, String next) {}

    @GET
    public Response list(@Context UriInfo uri, @Context Request request) throws SQLException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        AuditFilter filter = new AuditFilter(
                query.parsed("standard", "must be a UUID", Ids::parse),
                query.parsed("candidate", "must be a UUID", Ids::parse),
                query.text("by", 200),
                query.oneOf("action", AuditFilter.ACTIONS),
                StandardQuery.time(query, "from"),
                StandardQuery.time(query, "to"));
        int limit = query.integer("limit", 1, MOST, DEFAULT_LIMIT);
        String next = query.text("next", 256);
        query.done();
        Cursor after = next == null ? null : Cursor.decode(next, filter.toString());
        UUID organization = caller.organization();
        // one more than asked for tells whether there is a next page
        List<Audited> found = transaction.call(
                organization, connection -> AuditTrail.list(connection, organization, filter, after, limit + 1));
        List<Audited> page = found.subList(0, Math.min(found.size(), limit));
        Page answer = new Page(
                page.stream().map(Entry::of).toList(),
                found.size() > limit ? cursor(page.get(limit - 1)).encode(filter.toString()) : null);
        return tagged.answer(answer, request);
    }

    private static Cursor cursor(Audited last) {
        return new Cursor(last.at(), last.key());
    }
}
