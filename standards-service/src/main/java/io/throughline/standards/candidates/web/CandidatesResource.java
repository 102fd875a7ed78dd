package io.throughline.standards.candidates.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.candidates.Candidate;
import io.throughline.standards.candidates.CandidateStatus;
import io.throughline.standards.candidates.Decision;
import io.throughline.standards.candidates.Excerpt;
import io.throughline.standards.candidates.Snooze;
import io.throughline.standards.candidates.sql.Candidates;
import io.throughline.standards.candidates.sql.Decisions;
import io.throughline.standards.candidates.sql.Snoozes;
import io.throughline.standards.erasure.sql.ErasedFeedback;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.sql.StandardTable;
import io.throughline.standards.standards.sql.Standards;
import io.throughline.standards.standards.web.ContentReader;
import io.throughline.standards.standards.web.StandardView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The practice inbox: what was found in the stories of the caller's organization, and what head office makes of it. */
@Path("/v1/candidates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin"})
class CandidatesResource {

    private static final String WHAT = "The candidate";
    private static final int LONGEST_REASON = 2000;

    private final OrganizationTransaction transaction;
    private final Standards standards;
    private final Tagged tagged;
    private final Caller caller;
    private final Clock clock;

    CandidatesResource(DataSource dataSource, Standards standards, Tagged tagged, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.standards = standards;
        this.tagged = tagged;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CandidatePage(List<CandidateView> items, String next) {}

    @GET
    public Response list(@Context UriInfo uri, @Context Request request) throws SQLException {
        CandidateQuery query = CandidateQuery.read(uri.getQueryParameters());
        UUID organization = caller.organization();
        // one more than asked for tells whether there is a next page
        List<Candidate> found = transaction.call(
                organization,
                connection -> Candidates.list(
                        connection, organization, query.filter(), today(), query.after(), query.limit() + 1));
        List<Candidate> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? query.next(page.get(page.size() - 1)) : null;
        List<CandidateView> items = page.stream()
                .map(candidate -> CandidateView.of(candidate, null))
                .toList();
        return tagged.answer(new CandidatePage(items, next), request);
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri, @Context Request request)
            throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        UUID practice = PathId.uuid(id, WHAT);
        CandidateView view = transaction.call(caller.organization(), connection -> view(connection, practice));
        return view.status() == CandidateStatus.MERGED
                ? Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create("/v1/candidates/" + view.mergedInto()))
                        .build()
                : tagged.answer(view, request);
    }

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response accept(@PathParam("id") String id, byte[] body) throws SQLException {
        UUID practice = PathId.uuid(id, WHAT);
        UUID organization = caller.organization();
        String person = Person.of(caller);
        Standard standard = transaction.call(organization, connection -> {
            Candidate candidate = undecided(connection, practice);
            // a proposed title is a customer's: what head office writes is its own
            String title = candidate.titleProposed() ? null : candidate.title();
            Content content = Body.read(body, fields -> ContentReader.read(fields, title));
            Standard drafted = standards.create(connection, organization, practice, content, person);
            decide(
                    connection,
                    Decision.accepted(
                            practice,
                            drafted.id(),
                            person,
                            drafted.createdAt(),
                            evidence(connection, practice),
                            candidate.stories()));
            return drafted;
        });
        return tagged.changed(201, StandardView.drafted(standard))
                .location(URI.create("/v1/standards/" + standard.id()))
                .build();
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decline(@PathParam("id") String id, byte[] body) throws SQLException {
        UUID practice = PathId.uuid(id, WHAT);
        String person = Person.of(caller);
        String reason = Body.read(body, fields -> fields.require("reason").text("reason", LONGEST_REASON));
        CandidateView view = transaction.call(caller.organization(), connection -> {
            Candidate candidate = undecided(connection, practice);
            decide(
                    connection,
                    Decision.declined(
                            practice,
                            reason,
                            person,
                            clock.instant(),
                            evidence(connection, practice),
                            candidate.stories()));
            return view(connection, practice);
        });
        return tagged.changed(200, view).build();
    }

    /** Further evidence of a standard that there is. What is published of that does not change. */
    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response merge(@PathParam("id") String id, byte[] body) throws SQLException {
        UUID practice = PathId.uuid(id, WHAT);
        UUID organization = caller.organization();
        String person = Person.of(caller);
        UUID standard = Body.read(body, fields -> fields.require("standard").uuid("standard"));
        CandidateView view = transaction.call(organization, connection -> {
            Candidate candidate = undecided(connection, practice);
            if (StandardTable.find(connection, organization, standard).isEmpty()) {
                throw Problems.withFaults(
                        CommonProblem.INVALID_INPUT,
                        List.of(new Fault("/standard", "value", "is not a standard's id")));
            }
            decide(
                    connection,
                    Decision.merged(
                            practice,
                            standard,
                            person,
                            clock.instant(),
                            evidence(connection, practice),
                            candidate.stories()));
            return view(connection, practice);
        });
        return tagged.changed(200, view).build();
    }

    /** Out of the list of those that wait, for some time; replaces a snooze that there is. */
    @POST
    @Path("/{id}/snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response snooze(@PathParam("id") String id, byte[] body) throws SQLException {
        UUID practice = PathId.uuid(id, WHAT);
        UUID organization = caller.organization();
        String person = Person.of(caller);
        Instant now = clock.instant();
        SnoozeBody asked = Body.read(body, fields -> SnoozeBody.read(fields, day(now)));
        CandidateView view = transaction.call(organization, connection -> {
            Candidate candidate = undecided(connection, practice);
            Snoozes.keep(
                    connection,
                    organization,
                    Snooze.begun(practice, asked.until(), person, now, candidate.stories(), asked.reason()));
            return view(connection, practice);
        });
        return tagged.changed(200, view).build();
    }

    /** @param reason null for none */
    private record SnoozeBody(LocalDate until, String reason) {

        static SnoozeBody read(ObjectReader fields, LocalDate today) {
            LocalDate until = fields.require("until").date("until");
            if (until != null && !Snooze.mayLast(today, until)) {
                fields.fault(
                        "until", "range", "must be after today (UTC) and at most " + Snooze.MOST_DAYS + " days ahead");
            }
            String reason = fields.text("reason", LONGEST_REASON);
            return new SnoozeBody(until, reason == null || reason.isBlank() ? null : reason);
        }
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private CandidateView view(Connection connection, UUID practice) throws SQLException {
        return CandidateView.of(candidate(connection, practice), excerpts(connection, practice));
    }

    private Candidate candidate(Connection connection, UUID practice) throws SQLException {
        return Candidates.find(connection, caller.organization(), practice, today())
                .orElseThrow(() -> Problems.notFound(WHAT));
    }

    private List<Excerpt> excerpts(Connection connection, UUID practice) throws SQLException {
        return Candidates.excerpts(connection, caller.organization(), practice);
    }

    private List<UUID> evidence(Connection connection, UUID practice) throws SQLException {
        return excerpts(connection, practice).stream().map(Excerpt::story).toList();
    }

    /** One that waits or is snoozed, to decide on: until the transaction's end its words stay as they are, and nobody else decides. */
    private Candidate undecided(Connection connection, UUID practice) throws SQLException {
        ErasedFeedback.lock(connection, Set.of(caller.organization()), true);
        Candidate candidate = candidate(connection, practice);
        if (candidate.mergedInto() != null) {
            throw Problems.of(
                    StandardsProblem.CANDIDATE_MERGED, "It is part of candidate " + candidate.mergedInto() + " now.");
        }
        if (candidate.decision() != null) {
            throw decided(candidate.decision());
        }
        return candidate;
    }

    /** Two who decide at one time: the database lets one be the first. */
    private void decide(Connection connection, Decision decision) throws SQLException {
        if (!Decisions.keep(connection, caller.organization(), decision)) {
            throw decided(candidate(connection, decision.practice()).decision());
        }
    }

    private static RuntimeException decided(Decision decision) {
        boolean merged = decision.outcome() == CandidateStatus.MERGED_INTO_STANDARD;
        String what = merged
                ? "merged into standard " + decision.standard()
                : decision.outcome().wireName();
        String lead = merged || decision.standard() == null ? "" : "; it became standard " + decision.standard();
        return Problems.of(
                StandardsProblem.ALREADY_DECIDED,
                "It was %s by %s at %s%s.".formatted(what, decision.by(), decision.at(), lead));
    }
}
