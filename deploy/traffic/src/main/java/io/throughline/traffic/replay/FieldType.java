package io.throughline.traffic.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** The JSON types of the feedback contract, and how a cell of a file becomes one. */
enum FieldType {
    TEXT {
        @Override
        JsonNode fromText(String text) {
            return TextNode.valueOf(text);
        }
    },
    NUMBER {
        @Override
        JsonNode fromText(String text) {
            try {
                return DecimalNode.valueOf(new BigDecimal(text.strip()));
            } catch (NumberFormatException no) {
                throw new IllegalArgumentException("'" + text + "' is not a number");
            }
        }
    },
    INTEGER {
        @Override
        JsonNode fromText(String text) {
            try {
                return JsonNodeFactory.instance.numberNode(new BigInteger(text.strip()));
            } catch (NumberFormatException no) {
                throw new IllegalArgumentException("'" + text + "' is not a whole number");
            }
        }
    },
    BOOLEAN {
        @Override
        JsonNode fromText(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> BooleanNode.TRUE;
                case "false", "no", "0" -> BooleanNode.FALSE;
                default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
            };
        }
    },
    INSTANT {
        @Override
        JsonNode fromText(String text) {
            String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
            try {
                return TextNode.valueOf(instant(iso).toString());
            } catch (DateTimeException no) {
                throw new IllegalArgumentException("'" + text + "' is not an ISO 8601 time");
            }
        }

        private Instant instant(String iso) {
            if (!iso.contains("T")) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean withOffset = iso.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)");
            return withOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }
    },
    LIST {
        @Override
        JsonNode fromText(String text) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (String entry : text.split("[,;|]")) {
                if (!entry.isBlank()) {
                    list.add(entry.strip());
                }
            }
            return list;
        }
    };

    /** @throws IllegalArgumentException when the text is nothing of this type; its message is for people */
    abstract JsonNode fromText(String text);

    /** The value for the feedback; what the file has as this type already stays as it is. */
    JsonNode from(JsonNode cell) {
        if (cell.isArray() && this == LIST) {
            return cell;
        }
        if (cell.isContainerNode()) {
            throw new IllegalArgumentException("an " + cell.getNodeType().name().toLowerCase(Locale.ROOT)
                    + " stands where " + name().toLowerCase(Locale.ROOT) + " is needed");
        }
        return fromText(cell.asText());
    }
}
