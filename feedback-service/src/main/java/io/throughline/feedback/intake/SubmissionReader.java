package io.throughline.feedback.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.privacy.Masking;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Faults;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the JSON of a feedback: every rule of its form in one place, all faults at once, free texts masked. */
public final class SubmissionReader {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigDecimal SCALE_END = BigDecimal.valueOf(1000);
    private static final int COMMENT = 10_000;

    private final Masking masking;
    private final Clock clock;

    public SubmissionReader(Masking masking, Clock clock) {
        this.masking = masking;
        this.clock = clock;
    }

    /**
     * @param idFromHeader the id that came as Idempotency-Key, null if none did
     * @param faults gets every fault; the answer is null if there are any
     */
    public Submission read(ObjectNode json, UUID idFromHeader, Channel channel, Faults faults) {
        ObjectReader object = new ObjectReader(json, "", faults);
        UUID id = id(object, idFromHeader);
        String store = object.require("store").text("store", CODE, "S012");
        String touchpoint = object.require("touchpoint").text("touchpoint", CODE, "checkout");
        Instant collectedAt = time(object.require("collectedAt"), "collectedAt");
        Instant sentAt = time(object, "sentAt");
        if (collectedAt != null && sentAt != null && sentAt.isBefore(collectedAt.minus(AT_ONCE))) {
            object.fault("sentAt", "order", "must not be before collectedAt: both are by the device's clock");
        }
        String customer = object.text("customer", 128);
        String employee = object.text("employee", 64);
        Content content = content(object, channel);
        object.done();
        if (!saysAnything(json)) {
            faults.add("", "required", "needs at least one of rating, comment and reasons");
        }
        return faults.isEmpty()
                ? new Submission(
                        id,
                        store,
                        touchpoint,
                        collectedAt,
                        sentAt,
                        customer,
                        employee,
                        content,
                        Set.of(),
                        CanonicalForm.digest(json))
                : null;
    }

    /** Whether a rating, words or reasons were given, with or without faults of their own. */
    private static boolean saysAnything(ObjectNode json) {
        JsonNode comment = json.path("comment");
        JsonNode reasons = json.path("reasons");
        return json.hasNonNull("rating")
                || (json.hasNonNull("comment")
                        && !(comment.isTextual() && comment.textValue().isBlank()))
                || (json.hasNonNull("reasons") && !(reasons.isArray() && reasons.isEmpty()));
    }

    private static UUID id(ObjectReader object, UUID idFromHeader) {
        if (idFromHeader == null) {
            return object.require("id").uuid("id");
        }
        UUID id = object.uuid("id");
        if (id != null && !id.equals(idFromHeader)) {
            object.fault("id", "idempotency-key", "must equal the Idempotency-Key, or one of the two be left out");
        }
        return idFromHeader;
    }

    private Content content(ObjectReader object, Channel channel) {
        Rating rating = rating(object.object("rating"));
        String comment = masked(object.text("comment", COMMENT));
        String language = object.text("language", LANGUAGE, "en or de-AT");
        String goal = masked(object.text("goal", 500));
        Boolean goalAchieved = object.bool("goalAchieved");
        List<String> reasons = reasons(object);
        Voice voice = object.oneOf("voice", Voice.BY_NAME);
        if (voice != null && channel != Channel.EMPLOYEE) {
            object.fault("voice", "channel", "is only for sources of the channel employee");
        }
        String device = object.text("device", CODE, "k-0456");
        Content.Questionnaire questionnaire = questionnaire(object.object("questionnaire"));
        Map<String, String> attributes = attributes(object.object("attributes"));
        return new Content(
                rating, comment, language, goal, goalAchieved, reasons, voice, device, questionnaire, attributes);
    }

    /** Codes of a questionnaire's answers: free text would be kept unmasked. */
    private static List<String> reasons(ObjectReader object) {
        List<String> reasons = object.texts("reasons", 20, 64);
        for (int i = 0; i < reasons.size(); i++) {
            if (!CODE.matcher(reasons.get(i)).matches()) {
                object.faults().add("/reasons/" + i, "format", "must be a reason's code such as short-wait");
            }
        }
        return reasons;
    }

    private Instant time(ObjectReader object, String field) {
        OffsetDateTime time = object.time(field);
        if (time == null) {
            return null;
        }
        // milliseconds are what is kept, compared and published
        Instant instant = Instant.ofEpochMilli(time.toInstant().toEpochMilli());
        if (instant.isAfter(clock.instant().plus(AHEAD))) {
            object.fault(field, "future", "must not be more than 24 hours ahead");
        } else if (instant.isBefore(EARLIEST)) {
            object.fault(field, "past", "must not be before the year 2000");
        }
        return instant;
    }

    private static Rating rating(ObjectReader object) {
        if (object == null) {
            return null;
        }
        Metric metric = object.require("metric").oneOf("metric", Metric.BY_NAME);
        BigDecimal value = scaleNumber(object.require("value"), "value");
        BigDecimal min = scaleNumber(object.require("min"), "min");
        BigDecimal max = scaleNumber(object.require("max"), "max");
        object.done();
        if (metric == null || value == null || min == null || max == null) {
            return null;
        }
        if (min.compareTo(max) >= 0) {
            object.fault("max", "range", "must be greater than min");
            return null;
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            object.fault("value", "range", "must lie on the scale from min to max");
            return null;
        }
        return new Rating(metric, value, min, max);
    }

    /** Bounded before anything computes with it: a number can be short and yet enormous. */
    private static BigDecimal scaleNumber(ObjectReader object, String field) {
        BigDecimal number = object.number(field);
        if (number == null) {
            return null;
        }
        if (number.abs().compareTo(SCALE_END) > 0 || number.scale() > 6 || number.scale() < -3) {
            object.fault(field, "range", "must lie between -1000 and 1000 with at most 6 decimals");
            return null;
        }
        return number;
    }

    private static Content.Questionnaire questionnaire(ObjectReader object) {
        if (object == null) {
            return null;
        }
        String id = object.require("id").text("id", CODE, "checkout");
        Integer version = object.require("version").integer("version", 1, 1_000_000);
        object.done();
        return id == null || version == null ? null : new Content.Questionnaire(id, version);
    }

    private Map<String, String> attributes(ObjectReader object) {
        if (object == null) {
            return Map.of();
        }
        List<String> names = object.names();
        if (names.size() > 20) {
            object.faults().add("/attributes", "too-many", "must have at most 20 attributes");
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : names) {
            if (!CODE.matcher(name).matches()) {
                object.fault(name, "format", "an attribute's name must look like basket");
                object.text(name, 256);
                continue;
            }
            String value = masked(object.text(name, 256));
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private String masked(String text) {
        return text == null || text.isBlank() ? null : masking.mask(text);
    }
}
