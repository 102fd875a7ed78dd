package io.throughline.runtime.identity;

import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the verified token says: the organization comes from here and never from a body. */
@RequestScoped
public class Caller {

    /** These see every store of their organization; anybody else only the stores their token names. */
    private static final Set<String> EVERYWHERE = Set.of("head-office", "admin");

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** @throws io.throughline.runtime.problems.ProblemException 403 for a token without an organization (an operator's) */
    public UUID organization() {
        Object claim = token.getClaim("organization");
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException none) {
            throw Problems.of(CommonProblem.FORBIDDEN, "The token names no organization.");
        }
    }

    /** Who it is, by the provider's lasting name for them: the token's {@code sub}. */
    public String subject() {
        return token.getSubject();
    }

    public boolean has(String role) {
        return token.getGroups().contains(role);
    }

    /** The codes of the stores that the caller may see; empty means all of the organization. A garbled claim shows none. */
    public Optional<Set<String>> stores() {
        if (token.getGroups().stream().anyMatch(EVERYWHERE::contains)) {
            return Optional.empty();
        }
        return Optional.of(texts("stores"));
    }

    /** What the caller does in a store, by names such as cashier. A claim that is absent or garbled names nothing. */
    public Set<String> positions() {
        return texts("positions");
    }

    private Set<String> texts(String claim) {
        Object value = token.getClaim(claim);
        return value instanceof JsonArray texts
                ? texts.stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
