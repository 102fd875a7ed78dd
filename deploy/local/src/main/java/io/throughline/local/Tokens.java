package io.throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Stands in for an identity provider: a key pair kept in a directory, its public half as a JWKS file, and tokens signed with it. */
public final class Tokens {

    public static final String ISSUER = "https://throughline.local";

    private static final int KEY_BITS = 2048;

    private final Path publicKeys;
    private final PublicJsonWebKey key;

    private Tokens(Path publicKeys, PublicJsonWebKey key) {
        this.publicKeys = publicKeys;
        this.key = key;
    }

    /** The directory's own: made at the first call. */
    public static Tokens in(Path directory) {
        Path keys = directory.resolve("keys").toAbsolutePath();
        Path keyPair = keys.resolve("key-pair.jwk");
        Path publicKeys = keys.resolve("jwks.json");
        try {
            if (!Files.exists(keyPair)) {
                RsaJsonWebKey made = RsaJwkGenerator.generateJwk(KEY_BITS);
                made.setKeyId(UUID.randomUUID().toString());
                made.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
                made.setUse("sig");
                write(keyPair, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            }
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(keyPair));
            write(publicKeys, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            return new Tokens(publicKeys, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(keyPair + " is not a key pair", e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = Files.createTempFile(
                file.getParent(),
                "key",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The JWKS file. */
    public Path publicKeys() {
        return publicKeys;
    }

    /** A token in the making, for a subject without organization and roles, valid for an hour. */
    public Draft draft(String subject) {
        return new Draft(subject);
    }

    /** For head office of an organization. */
    public String headOffice(UUID organization) {
        return draft("head-office")
                .organization(organization)
                .roles("head-office")
                .sign();
    }

    /** For the people who set an organization up. */
    public String admin(UUID organization) {
        return draft("admin").organization(organization).roles("admin").sign();
    }

    /** For a manager of these stores. */
    public String storeManager(UUID organization, String... stores) {
        return draft("store-manager")
                .organization(organization)
                .roles("store-manager")
                .stores(stores)
                .sign();
    }

    /** For who runs the platform. */
    public String operator() {
        return draft("operator").roles("operator").sign();
    }

    /** The claims of a token; what is not set is absent. */
    public final class Draft {

        private final JwtClaims claims = new JwtClaims();

        private Draft(String subject) {
            claims.setIssuer(ISSUER);
            claims.setSubject(subject);
            claims.setIssuedAtToNow();
            claims.setGeneratedJwtId();
            claims.setClaim("roles", List.of());
            validFor(Duration.ofHours(1));
        }

        public Draft organization(UUID organization) {
            claims.setClaim("organization", organization.toString());
            return this;
        }

        public Draft roles(String... roles) {
            claims.setClaim("roles", List.of(roles));
            return this;
        }

        public Draft stores(String... stores) {
            claims.setClaim("stores", List.of(stores));
            return this;
        }

        /** What they do in their stores, as standards name it: such as cashier. */
        public Draft positions(String... positions) {
            claims.setClaim("positions", List.of(positions));
            return this;
        }

        public Draft employee(String employee) {
            claims.setClaim("employee", employee);
            return this;
        }

        public Draft issuer(String issuer) {
            claims.setIssuer(issuer);
            return this;
        }

        /** Negative for one that has expired. */
        public Draft validFor(Duration duration) {
            claims.setExpirationTime(
                    NumericDate.fromSeconds(Instant.now().plus(duration).getEpochSecond()));
            return this;
        }

        public String sign() {
            try {
                JsonWebSignature signature = new JsonWebSignature();
                signature.setPayload(claims.toJson());
                signature.setHeader("typ", "JWT");
                signature.setKey(key.getPrivateKey());
                signature.setKeyIdHeaderValue(key.getKeyId());
                signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
                return signature.getCompactSerialization();
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
