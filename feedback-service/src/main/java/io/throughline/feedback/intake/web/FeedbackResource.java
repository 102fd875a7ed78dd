package io.throughline.feedback.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agroal.api.AgroalDataSource;
import io.throughline.feedback.intake.Content;
import io.throughline.feedback.intake.Feedback;
import io.throughline.feedback.intake.sql.Erasure;
import io.throughline.feedback.intake.sql.FeedbackTable;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.Problems;
import io.throughline.runtime.sql.OrganizationTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback as it is kept. */
@Path("/v1/feedback")
@RolesAllowed({"head-office", "store-manager", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
class FeedbackResource {

    private final OrganizationTransaction transaction;
    private final Erasure erasure;
    private final Caller caller;

    FeedbackResource(AgroalDataSource dataSource, Erasure erasure, Caller caller) {
        this.transaction = new OrganizationTransaction(dataSource);
        this.erasure = erasure;
        this.caller = caller;
    }

    /** @param passedOn whether the other services have been told: its story follows */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeedbackView(
            UUID id,
            String status,
            boolean passedOn,
            String store,
            String touchpoint,
            Channel channel,
            String collectedAt,
            String sentAt,
            String receivedAt,
            String correctedAt,
            @JsonUnwrapped Content content) {

        static FeedbackView of(FeedbackTable.Kept kept) {
            Feedback feedback = kept.feedback();
            return new FeedbackView(
                    feedback.id(),
                    kept.status(),
                    kept.passedOn(),
                    feedback.store(),
                    feedback.touchpoint(),
                    feedback.channel(),
                    feedback.collectedAt().toString(),
                    text(feedback.sentAt()),
                    feedback.receivedAt().toString(),
                    feedback.correctedAt().toString(),
                    feedback.content());
        }

        private static String text(Instant instant) {
            return instant == null ? null : instant.toString();
        }
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A feedback by its id",
            description = "Texts are masked. A store manager sees their own stores.")
    @APIResponse(responseCode = "200", description = "The feedback")
    @APIResponse(responseCode = "404", description = "No such feedback that the caller may see")
    public FeedbackView get(UUID id) throws SQLException {
        UUID organization = caller.organization();
        return transaction
                .call(organization, connection -> FeedbackTable.byId(connection, organization, id))
                .filter(kept -> caller.stores()
                        .map(stores -> stores.contains(kept.feedback().store()))
                        .orElse(true))
                .map(FeedbackView::of)
                .orElseThrow(() -> Problems.notFound("This feedback"));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"admin", "head-office"})
    @Operation(summary = "Erase a feedback", description = """
            At once here, within seconds in the other services, within 7 days in the topics. Its id stays taken: sent again, the
            feedback is answered as gone.""")
    @APIResponse(responseCode = "204", description = "Erased, now or before")
    @APIResponse(responseCode = "404", description = "There never was such a feedback in the caller's organization")
    public void erase(UUID id) throws SQLException {
        if (!erasure.erase(caller.organization(), id)) {
            throw Problems.notFound("This feedback");
        }
    }
}
