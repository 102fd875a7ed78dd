package io.throughline.feedback.intake.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.throughline.feedback.intake.Outcome;
import io.throughline.feedback.intake.Submission;
import io.throughline.feedback.intake.SubmissionReader;
import io.throughline.feedback.intake.sql.GroupCommit;
import io.throughline.feedback.intake.sql.IntakeSettings;
import io.throughline.feedback.intake.web.Answers.BatchResult;
import io.throughline.feedback.intake.web.Answers.ItemResult;
import io.throughline.feedback.intake.web.Answers.Receipt;
import io.throughline.feedback.sources.ApiKeyMechanism;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Fault;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Takes feedback in. An answer of 202, or an item's status in a batch, is given after the commit. */
@Path("/v1/feedback")
@RolesAllowed(ApiKeyMechanism.ROLE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
@SecurityRequirement(name = "apiKey")
class IntakeResource {

    private static final int SINGLE_BYTES = 64 * 1024;

    private final SecurityIdentity identity;
    private final SubmissionReader reader;
    private final GroupCommit commits;
    private final Answers answers;
    private final IntakeSettings settings;

    IntakeResource(
            SecurityIdentity identity,
            SubmissionReader reader,
            GroupCommit commits,
            Answers answers,
            IntakeSettings settings) {
        this.identity = identity;
        this.reader = reader;
        this.commits = commits;
        this.answers = answers;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Give one feedback", description = """
            202 means kept: the answer is sent after the database has committed. Sending again is safe: the same id with the
            same content is a duplicate. A feedback for a store that is not registered yet is held and released later.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .OBJECT),
                            examples = {
                                @ExampleObject(name = "full", value = OpenApiExamples.FULL),
                                @ExampleObject(name = "rating-only", value = OpenApiExamples.RATING_ONLY)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Kept: accepted, duplicate, held or gone",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "accepted", value = OpenApiExamples.RECEIPT)))
    @APIResponse(
            responseCode = "400",
            description = "All faults of the body, by JSON pointer: fix",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "faults", value = OpenApiExamples.FAULTS)))
    @APIResponse(responseCode = "401", description = "No valid key: fix")
    @APIResponse(responseCode = "409", description = "The id is taken by other content, which stands: drop")
    @APIResponse(responseCode = "413", description = "More than 64 KiB: fix")
    @APIResponse(responseCode = "503", description = "Cannot be kept right now: retry after Retry-After")
    public Uni<Receipt> give(byte[] body, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        if (body.length > SINGLE_BYTES) {
            throw Problems.of(CommonProblem.TOO_LARGE, "A feedback has at most 64 KiB.");
        }
        Origin origin = ApiKeyMechanism.origin(identity);
        Faults faults = new Faults();
        Submission submission = reader.read(object(body), idempotencyId(idempotencyKey), origin.channel(), faults);
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        return Uni.createFrom()
                .completionStage(patiently(commits.submit(submission, origin)))
                .map(outcome -> answers.receipt(submission.id(), outcome));
    }

    @POST
    @Path("/batch")
    @Blocking // a thousand texts are masked: too much for a thread that serves other connections
    @Consumes({MediaType.APPLICATION_JSON, BatchItems.NDJSON})
    @Operation(summary = "Give up to 1,000 feedbacks", description = """
            A JSON array, or NDJSON with one feedback a line; at most 5 MiB. Every item is answered by itself, in order: a bad
            one does not sink the others. Items with status retry were not kept: send them again.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        examples = @ExampleObject(name = "array", value = "[" + OpenApiExamples.RATING_ONLY + "]")),
                @Content(mediaType = BatchItems.NDJSON)
            })
    @APIResponse(
            responseCode = "200",
            description = "A result for each item: accepted, duplicate, held, gone, refused, conflict or retry",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResult.class),
                            examples = @ExampleObject(name = "mixed", value = OpenApiExamples.BATCH_RESULT)))
    @APIResponse(responseCode = "400", description = "Not a JSON array, or too many items: fix")
    @APIResponse(responseCode = "401", description = "No valid key: fix")
    @APIResponse(responseCode = "413", description = "More than 5 MiB: fix")
    public Uni<BatchResult> giveMany(byte[] body, @HeaderParam("Content-Type") String contentType) {
        Origin origin = ApiKeyMechanism.origin(identity);
        List<BatchItems.Item> items = BatchItems.parse(body, contentType);
        Map<UUID, CompletableFuture<Outcome>> firsts = new HashMap<>();
        List<CompletableFuture<ItemResult>> results =
                items.stream().map(item -> submit(item, origin, firsts)).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
        return Uni.createFrom()
                .completionStage(all)
                .map(done -> new BatchResult(
                        results.stream().map(CompletableFuture::join).toList()));
    }

    /** @param firsts the first of each id in the batch: it wins, so the others wait until it is settled */
    private CompletableFuture<ItemResult> submit(
            BatchItems.Item item, Origin origin, Map<UUID, CompletableFuture<Outcome>> firsts) {
        int index = item.index();
        if (item.json() == null) {
            return CompletableFuture.completedFuture(
                    answers.refused(index, null, Problems.of(CommonProblem.INVALID_JSON, item.malformed())));
        }
        Faults faults = new Faults();
        Submission submission = reader.read(item.json(), null, origin.channel(), faults);
        if (!faults.isEmpty()) {
            return CompletableFuture.completedFuture(answers.refused(
                    index,
                    BatchItems.id(item.json()),
                    Problems.withFaults(CommonProblem.INVALID_INPUT, faults.list())));
        }
        CompletableFuture<Outcome> first = firsts.get(submission.id());
        CompletableFuture<Outcome> outcome = first == null
                ? commits.submit(submission, origin)
                : first.thenCompose(settled -> settled == Outcome.UNAVAILABLE
                        ? CompletableFuture.completedFuture(settled)
                        : commits.submit(submission, origin));
        firsts.putIfAbsent(submission.id(), outcome);
        return patiently(outcome).thenApply(settled -> answers.result(index, submission.id(), settled));
    }

    /** A commit that takes too long may still happen: its outcome is unknown, and sending again is safe. */
    private CompletableFuture<Outcome> patiently(CompletableFuture<Outcome> outcome) {
        return outcome.copy()
                .completeOnTimeout(Outcome.UNAVAILABLE, settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ObjectNode object(byte[] body) {
        try {
            return JsonInput.parseObject(body);
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
    }

    private static UUID idempotencyId(String header) {
        if (header == null) {
            return null;
        }
        // the header's draft standard has it as a quoted string; clients send it bare as often
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        try {
            return Ids.parse(quoted ? header.substring(1, header.length() - 1) : header);
        } catch (IllegalArgumentException garbled) {
            throw notAnId();
        }
    }

    private static RuntimeException notAnId() {
        return Problems.withFaults(
                CommonProblem.INVALID_INPUT,
                List.of(new Fault("Idempotency-Key", "format", "must be the feedback's id, a UUID")));
    }
}
