package io.throughline.feedback.limits;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.feedback.sources.Origin;
import io.throughline.feedback.sources.Rate;
import io.throughline.runtime.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what a key, and all keys of an organization together, may give. Token buckets in memory: a take costs some hundred nanoseconds and no
 * lock. Each instance counts for itself, so that it needs nobody to say yes.
 */
@ApplicationScoped
public class Limits {

    private static final long NANOS = 1_000_000_000L;

    private final LimitSettings settings;
    private final Rate key;
    private final Rate publicKey;
    private final Rate organization;
    private final Counter keyRefused;
    private final Counter organizationRefused;

    private final Map<String, Filled> ofKeys = new ConcurrentHashMap<>();
    private final Map<UUID, Filled> ofSpaces = new ConcurrentHashMap<>();

    /** A bucket for as long as its rate stands. */
    private record Filled(Rate rate, Bucket bucket) {

        static Filled with(Rate rate) {
            return new Filled(
                    rate,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(rate.burst())
                                    .refillGreedy(rate.itemsPerSecond(), Duration.ofSeconds(1)))
                            .build());
        }
    }

    Limits(LimitSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.key = settings.key();
        this.publicKey = settings.publicKey();
        this.organization = settings.organization();
        this.keyRefused = metrics.counter("throughline.limits.refused", "of", "key");
        this.organizationRefused = metrics.counter("throughline.limits.refused", "of", "organization");
    }

    /**
     * Takes the items out of both buckets, or out of none.
     *
     * @throws io.throughline.runtime.problems.ProblemException 429 with when there will be room for them
     */
    public void take(Origin origin, int items) {
        if (items == 0) {
            return;
        }
        Rate usual = origin.channel().isPublic() ? publicKey : key;
        Bucket own = bucket(
                ofKeys,
                origin.allowance().key(),
                Objects.requireNonNullElse(origin.allowance().ofKey(), usual));
        if (!own.tryConsume(items)) {
            throw refusal(own, items, keyRefused, "The key");
        }
        Bucket shared = bucket(
                ofSpaces,
                origin.space(),
                Objects.requireNonNullElse(origin.allowance().ofOrganization(), organization));
        if (!shared.tryConsume(items)) {
            own.addTokens(items);
            throw refusal(shared, items, organizationRefused, "The organization");
        }
    }

    /**
     * Takes nothing: a batch of whatever size is refused before it is read, where there is no room for a single item.
     *
     * @throws io.throughline.runtime.problems.ProblemException 429 with when there will be room for one
     */
    public void lookAhead(Origin origin) {
        Bucket own = ofKey(origin);
        if (own.getAvailableTokens() < 1) {
            throw refusal(own, 1, keyRefused, "The key");
        }
    }

    private Bucket ofKey(Origin origin) {
        Rate usual = origin.channel().isPublic() ? publicKey : key;
        return bucket(
                ofKeys,
                origin.allowance().key(),
                Objects.requireNonNullElse(origin.allowance().ofKey(), usual));
    }

    /** What holds where nothing else is set. */
    Rate usualOfOrganization() {
        return settings.organization();
    }

    private static <K> Bucket bucket(Map<K, Filled> buckets, K of, Rate rate) {
        Filled filled = buckets.get(of);
        if (filled == null || !filled.rate().equals(rate)) {
            filled = buckets.compute(
                    of, (id, known) -> known != null && known.rate().equals(rate) ? known : Filled.with(rate));
        }
        return filled.bucket();
    }

    private static RuntimeException refusal(Bucket bucket, int items, Counter counter, String who) {
        counter.increment(items);
        long nanos = bucket.estimateAbilityToConsume(items).getNanosToWaitForRefill();
        long seconds = nanos / NANOS + (nanos % NANOS == 0 ? 0 : 1);
        return Problems.retryAfter(
                LimitProblem.RATE_LIMITED,
                who + " has given as much as it may for now. Nothing of the request has been kept.",
                Duration.ofSeconds(Math.max(1, seconds)));
    }
}
