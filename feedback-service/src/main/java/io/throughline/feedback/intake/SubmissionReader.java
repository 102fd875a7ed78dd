package io.throughline.feedback.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.feedback.commit.ItemId;
import io.throughline.feedback.misuse.Flag;
import io.throughline.feedback.misuse.Wording;
import io.throughline.feedback.privacy.Masking;
import io.throughline.feedback.sources.Channel;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Faults;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the JSON of a feedback: every rule of its form in one place, all faults at once, free texts masked, abuse and threats in them
 * flagged. Every feedback comes through here, so what is short is read by loops instead of patterns.
 */
public final class SubmissionReader {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigDecimal SCALE_END = BigDecimal.valueOf(1000);
    private static final int COMMENT = 10_000;
    private static final int CODE = 64;
    private static final int REASONS = 20;
    private static final int ATTRIBUTES = 20;

    private final Masking masking;
    private final Wording wording = new Wording();
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
        UUID id = ItemId.read(object, idFromHeader);
        String store = code(object.require("store"), "store", "S012");
        String touchpoint = code(object.require("touchpoint"), "touchpoint", "checkout");
        Instant collectedAt = time(object.require("collectedAt"), "collectedAt");
        Instant sentAt = time(object, "sentAt");
        if (collectedAt != null && sentAt != null && sentAt.isBefore(collectedAt.minus(AT_ONCE))) {
            object.fault("sentAt", "order", "must not be before collectedAt: both are by the device's clock");
        }
        String customer = reference(object, "customer", 128, "loyalty:9913");
        String employee = reference(object, "employee", 64, "e0123");
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
                        flags(content),
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
        String device = code(object, "device", "k-0456");
        Content.Questionnaire questionnaire = questionnaire(object.object("questionnaire"));
        Map<String, String> attributes = attributes(object.object("attributes"));
        return new Content(
                rating, comment, language, goal, goalAchieved, reasons, voice, device, questionnaire, attributes);
    }

    /** Codes of a questionnaire's answers: free text would be kept unmasked. */
    private static List<String> reasons(ObjectReader object) {
        List<String> reasons = object.texts("reasons", REASONS, CODE);
        for (int i = 0; i < reasons.size(); i++) {
            if (!isCode(reasons.get(i))) {
                object.faults().add("/reasons/" + i, "format", "must be a reason's code such as short-wait");
            } else if (reasons.subList(0, i).contains(reasons.get(i))) {
                object.faults().add("/reasons/" + i, "repeated", "may be given once");
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
        String id = code(object.require("id"), "id", "checkout");
        Integer version = object.require("version").integer("version", 1, 1_000_000);
        object.done();
        return id == null || version == null ? null : new Content.Questionnaire(id, version);
    }

    private Map<String, String> attributes(ObjectReader object) {
        if (object == null) {
            return Map.of();
        }
        List<String> names = object.names();
        if (names.size() > ATTRIBUTES) {
            object.faults().add("/attributes", "too-many", "must have at most " + ATTRIBUTES + " attributes");
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : names) {
            if (!isCode(name)) {
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

    private Set<Flag> flags(Content content) {
        Set<Flag> flags = wording.flags(content.comment());
        if (content.goal() == null) {
            return flags;
        }
        Set<Flag> both = EnumSet.noneOf(Flag.class);
        both.addAll(flags);
        both.addAll(wording.flags(content.goal()));
        return both;
    }

    private static String code(ObjectReader object, String field, String example) {
        String text = object.text(field, CODE);
        if (text != null && !isCode(text)) {
            object.fault(
                    field, "format", "must look like " + example + ": letters, digits, dots, hyphens, underscores");
            return null;
        }
        return text;
    }

    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && (i == 0 || (c != '.' && c != '_' && c != '-'))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= CODE;
    }

    /** Another system's name for somebody: compared to the letter when it is to be found again, so nothing invisible is in it. */
    private static String reference(ObjectReader object, String field, int most, String example) {
        String text = object.text(field, most);
        if (text == null) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT) {
                object.fault(field, "format", "must look like " + example + ", without spaces or control characters");
                return null;
            }
        }
        if (text.isEmpty()) {
            object.fault(field, "format", "must look like " + example + ", or be left out");
            return null;
        }
        return text;
    }

    private String masked(String text) {
        return text == null || text.isBlank() ? null : masking.mask(text);
    }
}
