package io.throughline.feedback.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key, {@code tl_<id>_<secret>}. Only a hash of the whole is kept; a plain SHA-256 is enough since the secret has
 * 192 random bits and cannot be guessed from a list.
 *
 * @param id public, 16 hexadecimal digits
 * @param text the whole key: a secret
 */
public record ApiKey(String id, String text) {

    private static final Pattern FORM = Pattern.compile("tl_([0-9a-f]{16})_[0-9a-f]{48}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static ApiKey random() {
        String id = hex(8);
        return new ApiKey(id, "tl_" + id + "_" + hex(24));
    }

    /** @return null for what is no key of ours */
    public static ApiKey parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? new ApiKey(matcher.group(1), text) : null;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "tl_" + id + "_…";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
