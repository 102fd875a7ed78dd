package io.throughline.standards.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.standards.standards.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a standard is known by when its file comes again.
 *
 * @param key its reference, or {@code sha256:} and the hash of its title and scope
 * @param titleAndScope the latter in any case
 * @param digest of all that the file says of it
 * @param size how many bytes that is
 */
public record Fingerprint(String key, String titleAndScope, String digest, int size) {

    /** A field that a later version of this service adds changes no digest where a file does not say it. */
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    static Fingerprint of(String reference, List<Imported.Part> versions) {
        Content core = versions.get(0).content();
        String titleAndScope = "sha256:" + hash(json(Arrays.asList(core.title(), core.scope())));
        byte[] all = json(versions);
        return new Fingerprint(reference == null ? titleAndScope : reference, titleAndScope, hash(all), all.length);
    }

    private static byte[] json(Object said) {
        try {
            return CANONICAL.writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a standard could not be written as JSON", impossible);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
