package io.throughline.standards.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.runtime.problems.Problems;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Answers with an {@code ETag}, which is a hash of the answer or of all that it depends on, and so another in each format, and holds edits against
 * that of the answer.
 */
@Singleton
public class Tagged {

    private static final int TAG_CHARACTERS = 22;

    private final ObjectMapper json;

    Tagged(ObjectMapper json) {
        this.json = json;
    }

    /** 200 with the view as JSON, or 304 where the caller has it already. */
    public Response answer(Object view, Request request) {
        byte[] body = write(view);
        return answer(body, tag(body), MediaType.APPLICATION_JSON_TYPE, request).build();
    }

    /** As {@link #answer(Object, Request)}, with the tag of what it depends on. */
    public Response answer(Object view, EntityTag tag, Request request) {
        return answer(write(view), tag, MediaType.APPLICATION_JSON_TYPE, request)
                .build();
    }

    /** What a tag may begin with, or be. */
    public String hash(Object state) {
        return hash(write(state));
    }

    /** 200 with a text in Markdown, or 304 where the caller has it already. */
    public Response markdown(String text, Request request) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return answer(body, tag(body), Format.MARKDOWN.type(), request).build();
    }

    /** As {@link #markdown(String, Request)}, with the tag of what it depends on. */
    public Response markdown(String text, EntityTag tag, Request request) {
        return markdown(text, null, tag, request);
    }

    /** @param next where the next page is, a reference (RFC 8288); null on the last one */
    public Response markdown(String text, String next, EntityTag tag, Request request) {
        Response.ResponseBuilder page =
                answer(text.getBytes(StandardCharsets.UTF_8), tag, Format.MARKDOWN.type(), request);
        return (next == null ? page : page.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")).build();
    }

    private static Response.ResponseBuilder answer(byte[] body, EntityTag tag, MediaType type, Request request) {
        Response.ResponseBuilder unchanged = unchanged(tag, request);
        return (unchanged == null ? Response.ok(body, type) : unchanged).tag(tag);
    }

    /** 304 where the caller has it already, weakly known too (RFC 9110, 13.1.2): a proxy that packs an answer makes its tag weak. Else null. */
    public static Response.ResponseBuilder unchanged(EntityTag tag, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged;
        }
        Response.ResponseBuilder weakly = request.evaluatePreconditions(new EntityTag(tag.getValue(), true));
        // of If-Match a weak tag meets nothing
        return weakly == null || weakly.build().getStatus() != 304 ? null : weakly;
    }

    /** The view after a change. */
    public Response.ResponseBuilder changed(int status, Object view) {
        byte[] body = write(view);
        return Response.status(status).entity(body).tag(tag(body));
    }

    /**
     * @param view as it is now
     * @throws io.throughline.runtime.problems.ProblemException 412 where {@code If-Match} names another state
     */
    public void requireMatch(Object view, HttpHeaders headers, Request request) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null
                && request.evaluatePreconditions(tag(write(view))) != null) {
            throw Problems.of(
                    StandardsProblem.CHANGED_MEANWHILE, "Read it again; its ETag is not what If-Match says any more.");
        }
    }

    /** @throws io.throughline.runtime.problems.ProblemException 428 where there is none */
    public void requireIfMatch(HttpHeaders headers) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw Problems.of(
                    StandardsProblem.IF_MATCH_NEEDED, "Send the ETag of the state that you edit as If-Match.");
        }
    }

    private byte[] write(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer could not be written as JSON", impossible);
        }
    }

    private static EntityTag tag(byte[] body) {
        return new EntityTag(hash(body));
    }

    private static String hash(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
