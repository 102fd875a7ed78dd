package io.throughline.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.throughline.runtime.problems.Problem;
import io.throughline.runtime.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class CallerTest {

    static final UUID ORGANIZATION = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");

    @Test
    void theOrganizationIsTheTokens() {
        assertThat(caller(Map.of("organization", ORGANIZATION.toString())).organization())
                .isEqualTo(ORGANIZATION);
    }

    @Test
    void withoutAnOrganizationNothingOfOneCanBeReached() {
        assertForbidden(Map.of());
        assertForbidden(Map.of("organization", ""));
        assertForbidden(Map.of("organization", "acme"));
        assertForbidden(Map.of("organization", 7));
        assertForbidden(Map.of("organization", List.of(ORGANIZATION.toString())));
    }

    @Test
    void aStoreManagerSeesTheStoresOfTheToken() {
        assertThat(caller(Map.of("groups", List.of("store-manager"), "stores", List.of("S012", "S013")))
                        .stores())
                .hasValueSatisfying(stores -> assertThat(stores).containsExactlyInAnyOrder("S012", "S013"));
    }

    @Test
    void withoutStoresInTheTokenItIsNone() {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("groups", List.of("store-manager")),
                Map.of("groups", List.of("associate"), "stores", "S012"),
                Map.of("groups", List.of("associate"), "stores", List.of(12)),
                Map.of("groups", List.of()),
                Map.of())) {
            assertThat(caller(claims).stores())
                    .hasValueSatisfying(stores -> assertThat(stores).isEmpty());
        }
    }

    @Test
    void headOfficeSeesAllStores() {
        assertThat(caller(Map.of("groups", List.of("head-office"), "stores", List.of("S012")))
                        .stores())
                .isEmpty();
    }

    @Test
    void positionsAreThoseOfTheToken() {
        assertThat(caller(Map.of("positions", List.of("cashier", "picker"))).positions())
                .containsExactlyInAnyOrder("cashier", "picker");
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of(), Map.of("positions", "cashier"), Map.of("positions", List.of(7)))) {
            assertThat(caller(claims).positions()).isEmpty();
        }
    }

    private static void assertForbidden(Map<String, Object> claims) {
        assertThatThrownBy(() -> caller(claims).organization())
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problem)
                .extracting(Problem::status)
                .isEqualTo(403);
    }

    private static Caller caller(Map<String, Object> values) {
        JwtClaims claims = new JwtClaims();
        claims.setClaim("raw_token", "raw");
        values.forEach(claims::setClaim);
        return new Caller(new DefaultJWTCallerPrincipal(claims));
    }
}
