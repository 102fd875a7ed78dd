package io.throughline.feedback.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.ItemId;
import io.throughline.feedback.intake.DeviceClock;
import io.throughline.feedback.sources.Origin;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Faults;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the JSON of a signal: every rule of its form, all faults at once. */
public final class SignalReader {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);
    private static final int MOST_DECIMALS = 3;

    private SignalReader() {}

    /**
     * @param idFromHeader the id that came as Idempotency-Key, null if none did
     * @param faults gets every fault; the answer is null if there are any
     */
    public static Signal read(ObjectNode json, UUID idFromHeader, Origin origin, Instant receivedAt, Faults faults) {
        ObjectReader object = new ObjectReader(json, "", faults);
        UUID id = ItemId.read(object, idFromHeader);
        String store = object.require("store").text("store", CODE, "S012");
        String touchpoint = object.text("touchpoint", CODE, "checkout");
        SignalKind kind = object.require("kind").oneOf("kind", SignalKind.BY_NAME);
        BigDecimal value = value(object, kind);
        String register = object.text("register", CODE, "till-3");
        String device = object.text("device", CODE, "k-0456");
        Instant observedAt = time(object.require("observedAt"), "observedAt", receivedAt);
        Instant sentAt = time(object, "sentAt", receivedAt);
        if (observedAt != null && sentAt != null && sentAt.isBefore(observedAt.minus(AT_ONCE))) {
            object.fault("sentAt", "order", "must not be before observedAt: both are by the device's clock");
        }
        object.done();
        if (!faults.isEmpty()) {
            return null;
        }
        return new Signal(
                origin.organization(),
                origin.space(),
                id,
                origin.source(),
                store,
                touchpoint,
                kind,
                value,
                register,
                device,
                observedAt,
                receivedAt,
                DeviceClock.corrected(observedAt, sentAt, receivedAt),
                digest(store, touchpoint, kind, value, register, device, observedAt));
    }

    private static BigDecimal value(ObjectReader object, SignalKind kind) {
        if (kind != null && kind.counts()) {
            object.require("value");
        }
        BigDecimal value = object.number("value");
        if (value == null) {
            return null;
        }
        if (kind != null && !kind.counts()) {
            object.fault("value", "kind", "is only for signals that count");
        }
        if (value.signum() < 0 || value.compareTo(MOST) > 0 || value.scale() > MOST_DECIMALS) {
            object.fault("value", "range", "must lie between 0 and " + MOST + " with at most 3 decimals");
            return null;
        }
        return value;
    }

    private static Instant time(ObjectReader object, String field, Instant receivedAt) {
        OffsetDateTime time = object.time(field);
        if (time == null) {
            return null;
        }
        if (time.toInstant().isAfter(receivedAt.plus(AHEAD))) {
            object.fault(field, "future", "must not be more than 24 hours ahead");
        }
        return time.toInstant();
    }

    /** Numbers by value, times by instant; the length in front keeps texts apart whatever they contain. */
    private static byte[] digest(Object... parts) {
        StringBuilder form = new StringBuilder(128);
        for (Object part : parts) {
            String text = part instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : String.valueOf(part);
            form.append(part == null ? "-" : text.length()).append(':').append(part == null ? "" : text);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.toString().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
