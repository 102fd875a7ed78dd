package io.throughline.feedback.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The form in which two submissions are compared: object keys in order, numbers by value, times by instant in the milliseconds that are
 * kept, fields that are null left out; without the id (it is the key of the comparison) and without what tells only of the transport.
 */
final class CanonicalForm {

    private static final Set<String> NOT_CONTENT = Set.of("id", "sentAt");
    private static final Set<String> TIMES = Set.of("collectedAt");

    private CanonicalForm() {}

    /** @param submission found without fault: its times parse, its numbers are bounded */
    static byte[] digest(ObjectNode submission) {
        StringBuilder form = new StringBuilder(512);
        write(submission, form, true);
        return sha256().digest(form.toString().getBytes(UTF_8));
    }

    private static void write(JsonNode node, StringBuilder form, boolean top) {
        if (node.isObject()) {
            form.append('{');
            for (String name : sortedNames(node)) {
                JsonNode value = node.get(name);
                if (value.isNull() || (top && NOT_CONTENT.contains(name))) {
                    continue;
                }
                text(name, form);
                form.append(':');
                if (top && TIMES.contains(name)) {
                    form.append(
                            OffsetDateTime.parse(value.textValue()).toInstant().toEpochMilli());
                } else {
                    write(value, form, false);
                }
                form.append(',');
            }
            form.append('}');
        } else if (node.isArray()) {
            form.append('[');
            for (JsonNode item : node) {
                write(item, form, false);
                form.append(',');
            }
            form.append(']');
        } else if (node.isNumber()) {
            form.append(node.decimalValue().stripTrailingZeros().toPlainString());
        } else if (node.isTextual()) {
            text(node.textValue(), form);
        } else {
            form.append(node.asText());
        }
    }

    private static List<String> sortedNames(JsonNode object) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        return names;
    }

    /** The length in front keeps texts apart whatever they contain. */
    private static void text(String text, StringBuilder form) {
        form.append('"').append(text.length()).append('"').append(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
