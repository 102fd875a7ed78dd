package io.throughline.feedback.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ring of another instance: it learns from the database alone. */
@OnTheRunningService
class KeyRingIT {

    @Inject
    @DataSource("flow")
    AgroalDataSource flow;

    private final SetClock clock = new SetClock();
    private boolean databaseIsAway;

    private KeyRing ring;
    private Api api;
    private String keys;

    @BeforeEach
    void setUp() {
        AgroalDataSource breakable = (AgroalDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AgroalDataSource.class}, (proxy, method, arguments) -> {
                    if (databaseIsAway) {
                        throw new SQLException("away", "08001");
                    }
                    return method.invoke(flow, arguments);
                });
        ring = new KeyRing(breakable, new KeyUse(flow), clock);
        api = Api.newOrganization();
        keys = "/v1/sources/" + api.asAdmin().get("/v1/sources").path("items[0].id") + "/keys";
    }

    @Test
    void anotherInstanceRefusesARevokedKeyFromItsNextReadingOn() {
        ring.refresh();
        assertThat(ring.origin(api.key())).isPresent();
        api.asAdmin().delete(keys + "/" + api.key().split("_")[1]).then().statusCode(204);
        ring.refresh();
        assertThat(ring.origin(api.key())).isEmpty();
    }

    @Test
    void aKeyExpiresByTheClockAlsoWhileTheDatabaseIsAway() {
        Instant end = Instant.now().plusSeconds(3_600);
        String key = api.asAdmin()
                .body("{\"expiresAt\": \"" + end + "\"}")
                .post(keys)
                .path("key");
        ring.refresh();
        databaseIsAway = true;
        ring.refresh();
        assertThat(ring.origin(key)).isPresent();
        clock.now = end;
        assertThat(ring.origin(key)).isEmpty();
        assertThat(ring.origin(api.key())).isPresent();
    }

    @Test
    void withTheDatabaseAwayTheLastRingStaysInUseAndItsAgeIsTold() {
        ring.refresh();
        databaseIsAway = true;
        clock.now = clock.now.plusSeconds(90);
        ring.refresh();
        assertThat(ring.origin(api.key())).isPresent();
        assertThat(ring.age()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void beforeItWasReadItCannotSayThatItKnowsTheKeys() {
        assertThat(ring.age()).isNull();
        assertThat(new KeysTell(ring).call().getStatus().name()).isEqualTo("DOWN");
        ring.refresh();
        assertThat(new KeysTell(ring).call().getStatus().name()).isEqualTo("UP");
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
