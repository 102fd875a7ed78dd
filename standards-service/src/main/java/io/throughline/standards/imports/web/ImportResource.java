package io.throughline.standards.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.standards.http.Format;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.ImportFormat;
import io.throughline.standards.imports.Known;
import io.throughline.standards.imports.Terms;
import io.throughline.standards.imports.sql.Imports;
import io.throughline.standards.imports.sql.Imports.Outcome.Done;
import io.throughline.standards.imports.sql.Imports.Taken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Existing standards, from a file. */
@Path("/v1/standards/import")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class ImportResource {

    static final String TEXT_CSV = "text/csv";

    private static final int MOST_BYTES = 32 << 20;
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);
    private static final Map<String, Boolean> YES_OR_NO = new TreeMap<>(Map.of("true", true, "false", false));
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, Boolean> AS_PUBLISHED = new TreeMap<>(Map.of("drafts", false, "published", true));

    private final Imports imports;
    private final Caller caller;
    private final Clock clock;
    /** One file is in memory at a time. */
    private final Semaphore turn = new Semaphore(1);

    ImportResource(Imports imports, Caller caller, Clock clock) {
        this.imports = imports;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param read standards that the file has
     * @param created those that are new; of a dry run, that would be
     * @param unchanged those that were imported before and say the same
     * @param standards all of the file, in its order
     */
    record Report(boolean dryRun, int read, long created, long unchanged, List<Line> standards) {

        static Report of(List<Taken> all, boolean dryRun) {
            long created = all.stream().filter(Taken::isNew).count();
            return new Report(
                    dryRun,
                    all.size(),
                    created,
                    all.size() - created,
                    all.stream().map(one -> Line.of(one, dryRun)).toList());
        }
    }

    /**
     * @param line in the file, from 1, on which it begins
     * @param reference what the file calls it; null where it calls it nothing
     * @param standard its id; null where there is none yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(long line, String reference, UUID standard, boolean created) {

        static Line of(Taken taken, boolean dryRun) {
            return new Line(
                    taken.known().line(),
                    taken.known().reference(),
                    dryRun && taken.isNew() ? null : taken.standard(),
                    taken.isNew());
        }
    }

    @POST
    @Consumes({Format.TEXT_MARKDOWN, TEXT_CSV})
    public Report read(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream body, UriInfo uri)
            throws SQLException, IOException {
        QueryReader query = new QueryReader(uri.getQueryParameters());
        boolean dryRun = Boolean.TRUE.equals(query.oneOf("dryRun", YES_OR_NO));
        boolean published = Boolean.TRUE.equals(query.require("as").oneOf("as", AS_PUBLISHED));
        Terms terms = new Terms(published, day(query, published));
        query.done();
        if (published && !caller.has("admin")) {
            throw Problems.of(
                    CommonProblem.FORBIDDEN,
                    "What is imported as published is approved by nobody else: role admin is needed.");
        }
        Imports.By by = new Imports.By(caller.organization(), Person.of(caller), clock.instant());
        if (!turn.tryAcquire()) {
            throw running();
        }
        try {
            return read(
                    by,
                    bytes(body),
                    type.getSubtype().equals("csv") ? ImportFormat.CSV : ImportFormat.MARKDOWN,
                    terms,
                    dryRun);
        } finally {
            turn.release();
        }
    }

    private Report read(Imports.By by, byte[] bytes, ImportFormat format, Terms terms, boolean dryRun)
            throws SQLException {
        Instant now = by.now();
        ImportFile file = new ImportFile(bytes, format, terms, imports.places(by.organization(), now), now);
        FileFaults faults = new FileFaults();
        List<Known> known = file.known(faults);
        if (!(imports.keep(by, known, file::standards, dryRun, faults) instanceof Done done)) {
            throw running();
        }
        if (!faults.isEmpty()) {
            throw Problems.withFaults(
                    StandardsProblem.INVALID_FILE,
                    faults.total() + (faults.total() == 1 ? " fault" : " faults") + "; "
                            + faults.first().size() + " of them: see faults.",
                    faults.first());
        }
        return Report.of(done.all(), dryRun);
    }

    private static LocalDate day(QueryReader query, boolean published) {
        LocalDate day = query.parsed("effectiveFrom", "must be a date such as 2026-11-21", text -> {
            if (!DATE.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return LocalDate.parse(text);
        });
        if (day != null && !published) {
            query.fault("effectiveFrom", "value", "is for as=published: a draft holds on no day");
        }
        return day;
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problems.of(CommonProblem.TOO_LARGE, "At most " + MOST_BYTES + " bytes are taken.");
        }
        return bytes;
    }

    private static RuntimeException running() {
        return Problems.retryAfter(StandardsProblem.IMPORT_RUNNING, "One import is done after the other.", COME_AGAIN);
    }
}
