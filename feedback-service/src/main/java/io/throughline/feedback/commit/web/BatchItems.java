package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes a batch's body apart. */
final class BatchItems {

    static final String NDJSON = "application/x-ndjson";

    private BatchItems() {}

    /** One item: its JSON, or why it has none. */
    record Item(int index, ObjectNode json, String malformed) {}

    /**
     * Reads no further than to the item that is one too many: a million of the smallest would fill the memory.
     *
     * @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch
     */
    static List<Item> parse(byte[] body, String mediaType, int most) {
        List<Item> items = mediaType.equals(NDJSON) ? lines(body, most) : array(body, most);
        if (items.size() > most) {
            throw Problems.of(
                    ItemProblem.TOO_MANY_ITEMS, "At most " + most + " items are taken with this key, and it has more.");
        }
        return items;
    }

    /**
     * The id that a refused item gave, so that the client can tell which it was; null if it gave none.
     *
     * @param json null where it is not even JSON
     */
    static UUID id(ObjectNode json) {
        if (json == null) {
            return null;
        }
        JsonNode id = json.path("id");
        try {
            return id.isTextual() ? Ids.parse(id.textValue()) : null;
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    private static List<Item> array(byte[] body, int most) {
        try {
            List<JsonNode> nodes = JsonInput.parseItems(body, most);
            List<Item> items = new ArrayList<>(nodes.size());
            for (JsonNode node : nodes) {
                ObjectNode object = node instanceof ObjectNode one ? one : null;
                items.add(new Item(items.size(), object, object == null ? "The item must be a JSON object." : null));
            }
            return items;
        } catch (MalformedJsonException malformed) {
            throw Problems.of(
                    CommonProblem.INVALID_JSON,
                    malformed.getMessage() + " A batch is a JSON array, or NDJSON with content type " + NDJSON + ".");
        }
    }

    private static List<Item> lines(byte[] body, int most) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= body.length && items.size() <= most; end++) {
            if (end == body.length || body[end] == '\n') {
                if (!blank(body, start, end)) {
                    items.add(line(items.size(), body, start, end));
                }
                start = end + 1;
            }
        }
        return items;
    }

    private static Item line(int index, byte[] body, int start, int end) {
        try {
            JsonNode node = JsonInput.parse(body, start, end - start);
            return node instanceof ObjectNode object
                    ? new Item(index, object, null)
                    : new Item(index, null, "The line must be a JSON object.");
        } catch (MalformedJsonException malformed) {
            return new Item(index, null, malformed.getMessage());
        }
    }

    private static boolean blank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
