package io.throughline.feedback.intake.web;

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

    private static final int MOST = 1000;

    private BatchItems() {}

    /** One item: its JSON, or why it has none. */
    record Item(int index, ObjectNode json, String malformed) {}

    /** @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch */
    static List<Item> parse(byte[] body, String mediaType) {
        List<Item> items = mediaType.equals(NDJSON) ? lines(body) : array(body);
        if (items.size() > MOST) {
            throw Problems.of(
                    FeedbackProblem.TOO_MANY_ITEMS,
                    "It has " + items.size() + " items; at most " + MOST + " are taken.");
        }
        return items;
    }

    /** The id that a refused item gave, so that the client can tell which it was; null if it gave none. */
    static UUID id(ObjectNode json) {
        JsonNode id = json.path("id");
        try {
            return id.isTextual() ? Ids.parse(id.textValue()) : null;
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    private static List<Item> array(byte[] body) {
        JsonNode array;
        try {
            array = JsonInput.parse(body);
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
        if (!array.isArray()) {
            throw Problems.of(
                    CommonProblem.INVALID_JSON,
                    "The body must be a JSON array, or NDJSON with content type " + NDJSON + ".");
        }
        List<Item> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            ObjectNode object = array.get(i) instanceof ObjectNode node ? node : null;
            items.add(new Item(i, object, object == null ? "The item must be a JSON object." : null));
        }
        return items;
    }

    private static List<Item> lines(byte[] body) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
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
