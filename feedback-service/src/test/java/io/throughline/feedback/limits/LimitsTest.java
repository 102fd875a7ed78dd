package io.throughline.feedback.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.throughline.feedback.privacy.Pseudonyms;
import io.throughline.feedback.sources.Allowance;
import io.throughline.feedback.sources.Channel;
import io.throughline.feedback.sources.Origin;
import io.throughline.feedback.sources.Rate;
import io.throughline.runtime.problems.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Limits limits = new Limits(new Settings(), metrics);

    @Test
    void aKeyGivesItsBurstAndIsThenToldWhenToComeAgain() {
        limits.take(key("a"), 3_000);
        limits.take(key("a"), 2_000);
        // the bucket fills at 2 a second: in 10 seconds there is room for 20
        ProblemException refusal = refusal(key("a"), 20);
        assertThat(refusal.problem().code()).isEqualTo("rate-limited");
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.problem().advice().wireName()).isEqualTo("retry");
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(refused("key")).isEqualTo(20);
    }

    @Test
    void aPartOfASecondIsAnsweredAsAWholeOne() {
        limits.take(key("a"), 5_000);
        assertThat(refusal(key("a"), 1).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aNoisyKeyLeavesTheOthersAlone() {
        limits.take(key("a"), 5_000);
        refusal(key("a"), 1_000);
        assertThatCode(() -> limits.take(key("b"), 1_000)).doesNotThrowAnyException();
        assertThatCode(() -> limits.take(origin(OTHER, OTHER, Channel.KIOSK, new Allowance("c", null, null)), 1_000))
                .doesNotThrowAnyException();
    }

    @Test
    void aRefusedRequestTakesNothing() {
        limits.take(key("a"), 4_500);
        refusal(key("a"), 1_000);
        assertThatCode(() -> limits.take(key("a"), 500)).doesNotThrowAnyException();
    }

    @Test
    void keysThatAnybodyCanReadMayGiveLess() {
        Origin web = origin(ACME, ACME, Channel.WEB, new Allowance("web", null, null));
        limits.take(web, 1_000);
        refusal(web, 10);
    }

    @Test
    void allKeysOfAnOrganizationShareItsBucketAndARefusalThereCostsTheKeyNothing() {
        for (String key : new String[] {"a", "b"}) {
            limits.take(key(key), 4_000);
        }
        refusal(key("c"), 4_500); // 8,000 of 9,000 are taken
        assertThat(refused("organization")).isEqualTo(4_500);
        // what is the organization's to refuse has not been taken from the key
        assertThatCode(() -> limits.take(key("c"), 1_000)).doesNotThrowAnyException();
        assertThatCode(() -> limits.take(origin(OTHER, OTHER, Channel.KIOSK, new Allowance("d", null, null)), 5_000))
                .doesNotThrowAnyException();
    }

    @Test
    void testKeysDoNotTakeFromTheOrganizationsBucket() {
        limits.take(key("a"), 5_000);
        limits.take(key("b"), 4_000);
        refusal(key("c"), 100);
        assertThatCode(() -> limits.take(
                        origin(ACME, UUID.randomUUID(), Channel.KIOSK, new Allowance("test", null, null)), 100))
                .doesNotThrowAnyException();
    }

    @Test
    void aRateOfItsOwnHoldsInsteadOfTheDefaultFromTheNextRequestOn() {
        limits.take(key("a"), 5_000);
        Rate large = new Rate(1_000, 100_000);
        limits.take(origin(ACME, ACME, Channel.KIOSK, new Allowance("a", large, large)), 10_000);
        Rate small = new Rate(1, 1_000);
        Origin slow = origin(ACME, ACME, Channel.KIOSK, new Allowance("a", small, large));
        limits.take(slow, 1_000);
        assertThat(refusal(slow, 10).retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    private ProblemException refusal(Origin origin, int items) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> limits.take(origin, items));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private double refused(String of) {
        return metrics.counter("throughline.limits.refused", "of", of).count();
    }

    private static Origin key(String id) {
        return origin(ACME, ACME, Channel.KIOSK, new Allowance(id, null, null));
    }

    private static Origin origin(UUID organization, UUID space, Channel channel, Allowance allowance) {
        return new Origin(organization, space, UUID.randomUUID(), channel, Pseudonyms.NONE, allowance);
    }

    private static final class Settings implements LimitSettings {
        @Override
        public int keyPerSecond() {
            return 2;
        }

        @Override
        public int keyBurst() {
            return 5_000;
        }

        @Override
        public int publicKeyPerSecond() {
            return 1;
        }

        @Override
        public int publicKeyBurst() {
            return 1_000;
        }

        @Override
        public int organizationPerSecond() {
            return 1;
        }

        @Override
        public int organizationBurst() {
            return 9_000;
        }
    }
}
