package io.throughline.feedback.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stand-ins for an organization's employees: the same one for the same reference, and without the organization's secret neither
 * guessed nor turned back. {@code p-} and the first 64 bits of HMAC-SHA256 (RFC 2104) in hexadecimal.
 */
public final class Pseudonyms {

    /** Of an organization that does not allow attribution. */
    public static final Pseudonyms NONE = new Pseudonyms(null, false);

    /** Of one that wants its employees named: the references as given. */
    public static final Pseudonyms NAMED = new Pseudonyms(null, true);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final SecretKeySpec secret;
    private final boolean named;

    private Pseudonyms(SecretKeySpec secret, boolean named) {
        this.secret = secret;
        this.named = named;
    }

    public static Pseudonyms with(byte[] secret) {
        return new Pseudonyms(new SecretKeySpec(secret, ALGORITHM), false);
    }

    /**
     * @param employee the client's reference, null where it gave none
     * @return null where there is none, or none is allowed
     */
    public String of(String employee) {
        if (employee == null || employee.isBlank()) {
            return null;
        }
        if (secret == null) {
            return named ? employee : null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return "p-" + HexFormat.of().formatHex(mac.doFinal(employee.getBytes(UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
