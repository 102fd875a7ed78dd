package io.throughline.feedback.flagging.web;

import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.flagging.Review;
import io.throughline.feedback.flagging.sql.Reviews;
import io.throughline.feedback.flagging.sql.Reviews.Flagged;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.privacy.Masking;
import io.throughline.feedback.registry.Revisions;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.outbox.OutboxRelay;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a feedback is left out of practices and figures, and what people decided on it. */
@Path("/v1/feedback/{id}/flags")
@RolesAllowed({"head-office", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
class FlagsResource {

    private static final int MOST_FLAGS = Flag.values().length;
    private static final int REASON = 500;

    private final OrganizationTransaction transaction;
    private final OutboxRelay relay;
    private final Caller caller;
    private final Masking masking = new Masking();
    private final Clock clock;

    FlagsResource(AgroalDataSource request, OutboxRelay relay, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(request);
        this.relay = relay;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param flags abuse, threat, burst, staff-taps
     * @param reviews newest first
     */
    record FlagsView(UUID id, int revision, Set<Flag> flags, List<ReviewView> reviews) {}

    record ReviewView(Set<Flag> before, Set<Flag> flags, String reason, String by, String at) {

        static ReviewView of(Review review) {
            return new ReviewView(
                    review.before(),
                    review.flags(),
                    review.reason(),
                    review.by(),
                    review.at().toString());
        }
    }

    private record Wanted(Set<Flag> flags, String reason) {}

    @GET
    @Operation(summary = "A feedback's flags and their reviews", description = """
            `abuse` and `threat` are found in its words as it comes in; `burst` (more than 20 from one device within a minute) and
            `staff-taps` (8 or more equal ratings at the end of the scale, each within 5 seconds of the one before) some seconds later,
            by when it was collected. What is flagged is kept and shown, and left out of practices and figures.""")
    @APIResponse(
            responseCode = "200",
            description =
                    "The flags; the ETag is the feedback's revision, which a review that changes no flag leaves as it is",
            content =
                    @Content(
                            schema = @Schema(implementation = FlagsView.class),
                            examples = @ExampleObject(name = "reviewed", value = """
                                    {"id": "0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60", "revision": 3, "flags": [],
                                     "reviews": [{"before": ["burst"], "flags": [], "reason": "The school class of that morning",
                                      "by": "maria", "at": "2026-11-21T11:00:00Z"}]}""")))
    @APIResponse(responseCode = "404", description = "No such feedback in the caller's organization")
    public Response get(UUID id) throws SQLException {
        UUID organization = caller.organization();
        FlagsView view = transaction.call(organization, connection -> {
            Flagged flagged = Reviews.flags(connection, organization, id).orElseThrow(FlagsResource::notFound);
            return view(id, flagged, Reviews.of(connection, organization, id));
        });
        return Revisions.tagged(view, view.revision(), 200);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide on a feedback's flags", description = """
            Sets them to those given, or with an empty list clears them. It is kept who decided, when and why, and stands: what a person has
            decided on is not flagged by rule again. The other services follow within seconds.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "clear",
                                            value =
                                                    "{\"flags\": [], \"reason\": \"The school class of that morning\"}")))
    @APIResponse(responseCode = "200", description = "The flags as they are now, with a new ETag")
    @APIResponse(responseCode = "404", description = "No such feedback in the caller's organization")
    @APIResponse(responseCode = "412", description = "It has changed since the revision in If-Match: read it again")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response put(UUID id, byte[] body, @Context HttpHeaders headers, @Context Request request)
            throws SQLException {
        UUID organization = caller.organization();
        String reviewer = reviewer();
        Wanted wanted = Body.read(body, FlagsResource::wanted);
        FlagsView view = transaction.call(organization, connection -> {
            Flagged before = Reviews.lock(connection, organization, id).orElseThrow(FlagsResource::notFound);
            Revisions.requireMatch(before.revision(), headers, request);
            Review review = new Review(
                    before.flags(), wanted.flags(), masking.mask(wanted.reason()), reviewer, clock.instant());
            int revision = Reviews.keep(connection, organization, id, before.revision(), review);
            return view(id, new Flagged(revision, wanted.flags()), Reviews.of(connection, organization, id));
        });
        relay.wake();
        return Revisions.tagged(view, view.revision(), 200);
    }

    private String reviewer() {
        String subject = caller.subject();
        if (subject == null || subject.isBlank()) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token names no person (sub).");
        }
        return subject;
    }

    private static Wanted wanted(ObjectReader body) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<String> names = body.require("flags").texts("flags", MOST_FLAGS, 64);
        for (int i = 0; i < names.size(); i++) {
            Flag flag = Flag.BY_NAME.get(names.get(i));
            if (flag == null) {
                body.faults().add("/flags/" + i, "value", "must be one of " + String.join(", ", Flag.BY_NAME.keySet()));
            } else if (!flags.add(flag)) {
                body.faults().add("/flags/" + i, "repeated", "may be given once");
            }
        }
        return new Wanted(flags, body.require("reason").text("reason", REASON));
    }

    private static FlagsView view(UUID id, Flagged flagged, List<Review> reviews) {
        return new FlagsView(
                id,
                flagged.revision(),
                flagged.flags(),
                reviews.stream().map(ReviewView::of).toList());
    }

    private static RuntimeException notFound() {
        return Problems.notFound("This feedback");
    }
}
