package io.throughline.stories.stories.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.stories.classification.Basis;
import io.throughline.stories.corrections.sql.CorrectionReader;
import io.throughline.stories.corrections.web.CorrectionView;
import io.throughline.stories.stories.Story;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;

/** Answers with a story as a whole: what people said of it, its explanation, and the tag that an edit is held against. */
@Singleton
public class StoryAnswers {

    private final CorrectionReader corrections;
    private final ObjectMapper json;

    StoryAnswers(CorrectionReader corrections, ObjectMapper json) {
        this.corrections = corrections;
        this.json = json;
    }

    /** 200 with the story. */
    public Response whole(Story story) {
        byte[] body = body(story);
        return Response.ok(body).tag(tag(story, body)).build();
    }

    /** 200 with the story, or 304 where the caller has it already. */
    Response whole(Story story, Request request) {
        byte[] body = body(story);
        EntityTag tag = tag(story, body);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(body) : unchanged).tag(tag).build();
    }

    private byte[] body(Story story) {
        try {
            CorrectionView correction = story.classification().basis() == Basis.PERSON
                    ? corrections
                            .newest(
                                    story.feedback().organization(),
                                    story.feedback().id())
                            .map(CorrectionView::of)
                            .orElse(null)
                    : null;
            return json.writeValueAsString(StoryView.of(story, correction)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a story could not be written as JSON", impossible);
        } catch (SQLException away) {
            throw new IllegalStateException("a story's correction could not be read", away);
        }
    }

    /** The revision, which edits are held against, and a digest: another release may tell the same revision otherwise. */
    private static EntityTag tag(Story story, byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(story.revision() + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
