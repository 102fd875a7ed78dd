package io.throughline.runtime.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.problems.Faults;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object and notes every fault with its pointer. A faulty or missing field reads as null;
 * callers look at the faults before they use what they read. {@link #done()} notes the fields nobody asked for.
 */
public final class ObjectReader {

    private static final int MOST_DIGITS = 18;
    private static final int LAST_YEAR = 9999;

    private final ObjectNode object;
    private final String pointer;
    private final Faults faults;
    private final Set<String> read = new HashSet<>();
    private String lacking;

    /** @param pointer of this object in the body, empty for the whole */
    public ObjectReader(ObjectNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (names().size() < object.size()) {
            faults.add(pointer, "characters", "has a name with NUL or half of a surrogate pair");
        }
    }

    public Faults faults() {
        return faults;
    }

    /** The pointer of one of this object's fields. */
    public String pointer(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    public void fault(String field, String code, String detail) {
        faults.add(pointer(field), code, detail);
    }

    public boolean has(String field) {
        JsonNode value = object.get(field);
        return value != null && !value.isNull();
    }

    /** Notes a fault where the field is missing or an empty text, which then reads as null without another fault. */
    public ObjectReader require(String field) {
        if (!has(field)
                || (object.get(field).isTextual()
                        && object.get(field).textValue().isBlank())) {
            fault(field, "required", "is needed");
            lacking = field;
        }
        return this;
    }

    /** @param most characters (UTF-16 units) */
    public String text(String field, int most) {
        JsonNode value = take(field);
        return value == null ? null : text(value, pointer(field), most);
    }

    /** @param form what the whole text must match; told as {@code example} */
    public String text(String field, Pattern form, String example) {
        String text = text(field, 256);
        if (text != null && !form.matcher(text).matches()) {
            fault(field, "format", "must look like " + example);
            return null;
        }
        return text;
    }

    public UUID uuid(String field) {
        return parsed(field, Ids::parse, "must be a UUID");
    }

    /** A time with its offset, to the millisecond; the year has four digits, as RFC 3339 asks. */
    public OffsetDateTime time(String field) {
        return parsed(
                field,
                text -> inFourDigits(OffsetDateTime.parse(text)).truncatedTo(ChronoUnit.MILLIS),
                "must be an RFC 3339 time with an offset, such as 2026-11-21T10:15:30+01:00");
    }

    public LocalDate date(String field) {
        return parsed(field, text -> inFourDigits(LocalDate.parse(text)), "must be a date such as 2026-11-21");
    }

    private static <T extends TemporalAccessor> T inFourDigits(T time) {
        if (time.get(ChronoField.YEAR) < 1 || time.get(ChronoField.YEAR) > LAST_YEAR) {
            throw new DateTimeException("the year has not four digits");
        }
        return time;
    }

    /** At most 18 digits before and 18 after the decimal point, so that no arithmetic on it takes long. */
    public BigDecimal number(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            fault(field, "type", "must be a number");
            return null;
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            fault(field, "range", "must have at most 18 digits before and 18 after the decimal point");
            return null;
        }
        return number;
    }

    public Integer integer(String field, int least, int most) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            fault(field, "type", "must be a whole number from " + least + " to " + most);
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            fault(field, "range", "must be a whole number from " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    public Boolean bool(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            fault(field, "type", "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** One of the values' names; the fault lists them. */
    public <E> E oneOf(String field, Map<String, E> values) {
        String text = text(field, 64);
        if (text == null) {
            return null;
        }
        E value = values.get(text);
        if (value == null) {
            fault(field, "value", "must be one of " + String.join(", ", values.keySet()));
        }
        return value;
    }

    /** A list of texts, empty where the field is missing. */
    public List<String> texts(String field, int mostItems, int mostCharacters) {
        JsonNode value = take(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > mostItems) {
            fault(field, "type", "must be a list of at most " + mostItems + " texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            String text = text(value.get(i), pointer(field) + "/" + i, mostCharacters);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** An object within this one, null where it is missing. */
    public ObjectReader object(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode inner) {
            return new ObjectReader(inner, pointer(field), faults);
        }
        fault(field, "type", "must be an object");
        return null;
    }

    /** The names of all fields, for objects whose names are free; one that cannot be stored is a fault and not among them. */
    public List<String> names() {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(name -> {
            if (storable(name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Notes every field that was not asked for. */
    public void done() {
        for (String name : names()) {
            if (!read.contains(name)) {
                fault(name, "unknown", "is not a known field");
            }
        }
    }

    private JsonNode take(String field) {
        read.add(field);
        return has(field) && !field.equals(lacking) ? object.get(field) : null;
    }

    private <T> T parsed(String field, Function<String, T> parser, String wanted) {
        String text = text(field, 64);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException garbled) {
            fault(field, "format", wanted);
            return null;
        }
    }

    private String text(JsonNode value, String at, int most) {
        if (!value.isTextual()) {
            faults.add(at, "type", "must be a text");
            return null;
        }
        String text = value.textValue();
        if (text.length() > most) {
            faults.add(at, "too-long", "must have at most " + most + " characters");
            return null;
        }
        if (!storable(text)) {
            faults.add(at, "characters", "must not contain NUL or half of a surrogate pair");
            return null;
        }
        return text;
    }

    private static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
