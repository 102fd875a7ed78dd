package io.throughline.feedback.erasure.web;

import io.throughline.feedback.erasure.Erasure;
import io.throughline.feedback.erasure.sql.Erasures;
import io.throughline.runtime.identity.Caller;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erases one feedback at its own address. */
@Path("/v1/feedback")
@RolesAllowed({"admin", "head-office"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure")
class FeedbackErasureResource {

    private final Erasures erasures;
    private final Caller caller;

    FeedbackErasureResource(Erasures erasures, Caller caller) {
        this.erasures = erasures;
        this.caller = caller;
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Erase a feedback", description = """
            At once here, within seconds in the other services, within 7 days in the topics. Its id stays taken for 400 days: sent again,
            the feedback is answered as gone. The header Link names the erasure's record.""")
    @APIResponse(responseCode = "204", description = "Erased, now or before")
    @APIResponse(responseCode = "404", description = "There never was such a feedback in the caller's organization")
    public Response erase(UUID id) throws SQLException {
        Erasure erasure = erasures.ofOne(caller.organization(), id, caller.subject())
                .orElseThrow(() -> Problems.notFound("This feedback"));
        return Response.noContent()
                .header(HttpHeaders.LINK, "</v1/erasures/" + erasure.id() + ">; rel=\"status\"")
                .build();
    }
}
