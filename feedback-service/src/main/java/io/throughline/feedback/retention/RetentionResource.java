package io.throughline.feedback.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.registry.Revisions;
import io.throughline.feedback.retention.RetentionTable.Progress;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.json.Body;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long the caller's organization keeps feedback. */
@Path("/v1/retention")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure")
class RetentionResource {

    private final OrganizationTransaction transaction;
    private final RetentionSettings settings;
    private final Caller caller;
    private final Clock clock;

    RetentionResource(AgroalDataSource request, RetentionSettings settings, Caller caller, Clock clock) {
        this.transaction = new OrganizationTransaction(request);
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param deletedUntil nothing that was received before this is kept, of what the rule is for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressView(Instant deletedUntil, long deleted, Instant workedAt) {}

    /** @param feedbackDays null for good */
    record RetentionView(
            Integer feedbackDays,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
            long testFeedbackDays,
            long erasedIdDays,
            ProgressView progress) {}

    @GET
    @Operation(summary = "How long feedback is kept, and how far that is carried out", description = """
            `feedbackDays` is null where it is kept for good. Feedback given with test keys is kept for `testFeedbackDays`, and the id of an
            erased feedback stays taken for `erasedIdDays`, whatever is set. The ETag is the setting's, not the progress's.""")
    public Response get() throws SQLException {
        UUID organization = caller.organization();
        return transaction.call(organization, connection -> {
            Retention retention = RetentionTable.of(connection, organization);
            return Revisions.tagged(view(connection, retention), retention.revision(), 200);
        });
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set how long feedback is kept", description = """
            In days from when it was received, held or accepted, imported or not; null for good. What is older is deleted within minutes
            or, where there is much, hours, in the background, in the other services, too. It does not come back.""")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "two-years", value = "{\"feedbackDays\": 730}")))
    @APIResponse(responseCode = "200", description = "What is set")
    @APIResponse(responseCode = "412", description = "Somebody else has set it since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response set(byte[] body, @Context HttpHeaders headers, @Context Request request) throws SQLException {
        Integer days =
                Body.read(body, fields -> fields.integer("feedbackDays", Retention.LEAST_DAYS, Retention.MOST_DAYS));
        UUID organization = caller.organization();
        return transaction.call(organization, connection -> {
            Retention before = RetentionTable.of(connection, organization);
            Revisions.requireMatch(before.revision(), headers, request);
            Retention next = new Retention(before.revision() + 1, days, clock.instant(), caller.subject());
            if (!RetentionTable.set(connection, organization, next)) {
                // somebody was a moment faster: this is refused now
                Revisions.requireMatch(
                        RetentionTable.of(connection, organization).revision(), headers, request);
            }
            return Revisions.tagged(view(connection, next), next.revision(), 200);
        });
    }

    private RetentionView view(Connection connection, Retention retention) throws SQLException {
        Progress progress = RetentionTable.progress(connection, caller.organization());
        return new RetentionView(
                retention.feedbackDays(),
                retention.changedAt(),
                retention.changedBy(),
                settings.testSpaces().toDays(),
                settings.ledger().toDays(),
                new ProgressView(progress.doneUntil(), progress.deleted(), progress.workedAt()));
    }
}
