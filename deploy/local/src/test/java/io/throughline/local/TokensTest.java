package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    @TempDir
    Path directory;

    @Test
    void aTokenIsVerifiedWithThePublishedKeys() throws Exception {
        Tokens tokens = Tokens.in(directory);
        JwtClaims claims = consumer(tokens).processToClaims(tokens.storeManager(ORGANIZATION, "S001", "S002"));
        assertThat(claims.getStringClaimValue("organization")).isEqualTo(ORGANIZATION.toString());
        assertThat(claims.getStringListClaimValue("roles")).isEqualTo(List.of("store-manager"));
        assertThat(claims.getStringListClaimValue("stores")).isEqualTo(List.of("S001", "S002"));
    }

    @Test
    void positionsAreClaimedWhereTheyAreGiven() throws Exception {
        Tokens tokens = Tokens.in(directory);
        String cashier = tokens.draft("someone").positions("cashier").sign();
        assertThat(consumer(tokens).processToClaims(cashier).getStringListClaimValue("positions"))
                .isEqualTo(List.of("cashier"));
        assertThat(consumer(tokens).processToClaims(tokens.operator()).hasClaim("positions"))
                .isFalse();
    }

    @Test
    void anOperatorHasNoOrganization() throws Exception {
        Tokens tokens = Tokens.in(directory);
        assertThat(consumer(tokens).processToClaims(tokens.operator()).hasClaim("organization"))
                .isFalse();
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Tokens tokens = Tokens.in(directory);
        String expired =
                tokens.draft("someone").validFor(Duration.ofMinutes(-1)).sign();
        JwtConsumer consumer = consumer(tokens);
        assertThatThrownBy(() -> consumer.processToClaims(expired)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void theKeysStayTheSameAndThePrivateOneIsNeitherPublishedNorReadableByOthers() throws Exception {
        String token = Tokens.in(directory).operator();
        Tokens again = Tokens.in(directory);
        assertThat(consumer(again).processToClaims(token).getSubject()).isEqualTo("operator");
        assertThat(Files.readString(again.publicKeys())).doesNotContain("\"d\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys/key-pair.jwk"))))
                .isEqualTo("rw-------");
    }

    private static JwtConsumer consumer(Tokens tokens) throws Exception {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(Tokens.ISSUER)
                .setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        new JsonWebKeySet(Files.readString(tokens.publicKeys())).getJsonWebKeys()))
                .build();
    }
}
