package io.throughline.standards.voice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.problems.QueryReader;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.http.PathId;
import io.throughline.standards.http.Person;
import io.throughline.standards.http.StandardsProblem;
import io.throughline.standards.http.Tagged;
import io.throughline.standards.stores.Store;
import io.throughline.standards.voice.Deed;
import io.throughline.standards.voice.DueDate;
import io.throughline.standards.voice.Outcome;
import io.throughline.standards.voice.Owner;
import io.throughline.standards.voice.Role;
import io.throughline.standards.voice.Voice;
import io.throughline.standards.voice.sql.Deeds;
import io.throughline.standards.voice.sql.Voices;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What employees suggest and need, each with who is to answer until when, and what was answered. */
@Path("/v1/voices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"head-office", "admin", "store-manager"})
class VoicesResource {

    private static final String WHAT = "The suggestion or need";
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 200;

    private final OrganizationTransaction transaction;
    private final CallersView view;
    private final Tagged tagged;
    private final Caller caller;
    private final Clock clock;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    VoicesResource(DataSource dataSource, CallersView view, Tagged tagged, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.view = view;
        this.tagged = tagged;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param next asks for the page after; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VoicePage(List<VoiceView> items, String next) {}

    @GET
    @RolesAllowed({"head-office", "admin", "store-manager", "associate"})
    public Response list(@Context UriInfo uri) throws SQLException {
        VoiceQuery query = VoiceQuery.read(uri.getQueryParameters(), () -> Person.of(caller));
        UUID organization = caller.organization();
        Instant now = clock.instant();
        // one more than asked for tells whether there is a next page
        List<Voice> found = transaction.call(
                organization,
                connection -> Voices.list(
                        connection,
                        organization,
                        query.filter(),
                        view.stores(connection, query.filter().store()),
                        now,
                        query.after(),
                        query.limit() + 1));
        List<Voice> page = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? query.next(page.get(page.size() - 1)) : null;
        List<VoiceView> items = page.stream()
                .map(voice -> VoiceView.of(voice, now, view.hasNames(), null))
                .toList();
        return tagged.answer(new VoicePage(items, next), request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"head-office", "admin", "store-manager", "associate"})
    public Response get(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
        new QueryReader(uri.getQueryParameters()).done();
        UUID voice = PathId.uuid(id, WHAT);
        VoiceView answer =
                transaction.call(caller.organization(), connection -> shown(connection, find(connection, voice)));
        return tagged.answer(answer, request);
    }

    /** Without a role it stays with the one that it is with; without a person it is anybody's of that role. */
    @PUT
    @Path("/{id}/owner")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response give(@PathParam("id") String id, byte[] body) throws SQLException {
        tagged.requireIfMatch(headers);
        OwnerBody asked = Body.read(body, OwnerBody::read);
        return change(id, 200, (connection, voice, actor) -> {
            Role role = asked.role() == null ? voice.owner().role() : asked.role();
            Deed deed =
                    Deed.give(new Owner(role, asked.person()), asked.reason(), actor.name(), actor.role(), actor.at());
            Deeds.give(connection, caller.organization(), voice.told().id(), deed);
        });
    }

    @PUT
    @Path("/{id}/due")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("id") String id, byte[] body) throws SQLException {
        tagged.requireIfMatch(headers);
        DueBody asked = Body.read(body, DueBody::read);
        return change(id, 200, (connection, voice, actor) -> {
            Store store = Voices.store(connection, voice);
            if (!DueDate.mayBe(asked.due(), store.dayAt(actor.at()))) {
                String detail = "must be today in the store or later, at most " + DueDate.MOST_DAYS + " days ahead";
                throw Problems.withFaults(CommonProblem.INVALID_INPUT, List.of(new Fault("/due", "range", detail)));
            }
            Deed deed = Deed.move(asked.due(), asked.reason(), actor.name(), actor.role(), actor.at());
            Deeds.move(connection, caller.organization(), voice.told().id(), deed, DueDate.of(asked.due(), store));
        });
    }

    /** Another answer takes the place of the one that there is; both are kept. */
    @POST
    @Path("/{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("id") String id, byte[] body) throws SQLException {
        tagged.requireIfMatch(headers);
        AnswerBody given = Body.read(body, AnswerBody::read);
        return change(id, 201, (connection, voice, actor) -> {
            Deed deed = Deed.answer(given.outcome(), given.text(), actor.name(), actor.role(), actor.at());
            Deeds.answer(connection, caller.organization(), voice.told().id(), deed);
        });
    }

    /** @param person null for anybody of the role */
    private record OwnerBody(Role role, String person, String reason) {

        static OwnerBody read(ObjectReader fields) {
            Role role = fields.oneOf("role", Role.OWNERS);
            String person = fields.text("person", LONGEST_NAME);
            if (!fields.has("role") && !fields.has("person")) {
                fields.fault("role", "required", "is needed where no person is given");
            }
            if (person != null && person.isBlank()) {
                fields.fault("person", "required", "must name somebody");
            }
            return new OwnerBody(role, person, reason(fields));
        }

        private static String reason(ObjectReader fields) {
            String reason = fields.text("reason", LONGEST_TEXT);
            return reason == null || reason.isBlank() ? null : reason;
        }
    }

    private record DueBody(LocalDate due, String reason) {

        static DueBody read(ObjectReader fields) {
            return new DueBody(
                    fields.require("due").date("due"), fields.require("reason").text("reason", LONGEST_TEXT));
        }
    }

    /** @param text of a declined one the reason */
    private record AnswerBody(Outcome outcome, String text) {

        static AnswerBody read(ObjectReader fields) {
            return new AnswerBody(
                    fields.require("outcome").oneOf("outcome", Outcome.BY_NAME),
                    fields.require("text").text("text", LONGEST_TEXT));
        }
    }

    private record Actor(String name, Role role, Instant at) {}

    @FunctionalInterface
    private interface Doing {

        void by(Connection connection, Voice voice, Actor actor) throws SQLException;
    }

    private Response change(String id, int status, Doing doing) throws SQLException {
        UUID voice = PathId.uuid(id, WHAT);
        Actor actor = new Actor(Person.of(caller), view.actingRole().orElseThrow(), clock.instant());
        VoiceView changed = transaction.call(caller.organization(), connection -> {
            Voices.lock(connection, caller.organization(), voice);
            Voice found = find(connection, voice);
            tagged.requireMatch(shown(connection, found), headers, request);
            if (found.erased()) {
                throw Problems.of(
                        StandardsProblem.VOICE_ERASED, "Its words are gone; there is nothing left to answer.");
            }
            doing.by(connection, found, actor);
            return shown(connection, find(connection, voice));
        });
        return tagged.changed(status, changed)
                .location(status == 201 ? URI.create("/v1/voices/" + voice) : null)
                .build();
    }

    private Voice find(Connection connection, UUID voice) throws SQLException {
        return Voices.find(connection, caller.organization(), voice, view.stores(connection), clock.instant())
                .orElseThrow(() -> Problems.notFound(WHAT));
    }

    private VoiceView shown(Connection connection, Voice voice) throws SQLException {
        List<Deed> trail =
                Deeds.of(connection, caller.organization(), voice.told().id());
        return VoiceView.of(voice, clock.instant(), view.hasNames(), trail);
    }
}
