package io.throughline.feedback.sources;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.throughline.feedback.sources.web.CrossOrigin;
import io.throughline.runtime.problems.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Knows sources by the header {@code X-Api-Key} where they come to REST resources. No role comes with a key: it is good for the keyed routes
 * and for nothing else, and is told so by a 403.
 */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

    private static final String HEADER = "X-Api-Key";

    private final KeyRing keys;

    ApiKeyMechanism(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
        String key = context.request().getHeader(HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        Optional<Origin> origin;
        try {
            origin = keys.origin(key, CrossOrigin.page(context.request()));
        } catch (ProblemException refusal) {
            return Uni.createFrom().failure(refusal);
        }
        return origin.map(known -> Uni.createFrom().item(identity(known)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("not a valid key")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "ApiKey header=\"" + HEADER + "\""));
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private static SecurityIdentity identity(Origin origin) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("source:" + origin.source()))
                .build();
    }
}
