package io.throughline.feedback.sources;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.ProblemException;
import io.throughline.runtime.problems.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows sources by the header {@code X-Api-Key}. A key is good for the intake and for nothing else. */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {

    /** The role that only a key gives. */
    public static final String ROLE = "source";

    private static final String HEADER = "X-Api-Key";
    private static final String ORIGIN = "throughline.origin";

    private final KeyRing keys;

    ApiKeyMechanism(KeyRing keys) {
        this.keys = keys;
    }

    /** @throws io.throughline.runtime.problems.ProblemException 403 for a token that claims the role of a key */
    public static Origin origin(SecurityIdentity identity) {
        Origin origin = identity.getAttribute(ORIGIN);
        if (origin == null) {
            throw Problems.of(CommonProblem.FORBIDDEN, "Feedback is given with an API key.");
        }
        return origin;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
        String key = context.request().getHeader(HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        Optional<Origin> origin;
        try {
            origin = keys.origin(key);
        } catch (ProblemException notYet) {
            return Uni.createFrom().failure(notYet);
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
                .addRole(ROLE)
                .addAttribute(ORIGIN, origin)
                .build();
    }
}
