package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a batch's body apart without parsing it: each item is then read by itself, so that one that is no JSON is only its own fault, and no
 * more than one is in memory as a tree.
 */
final class BatchItems {

    static final String NDJSON = "application/x-ndjson";

    private BatchItems() {}

    /** Where an item stands in the body, without the blanks around it; empty where an array has nothing between two commas. */
    record Item(int index, int start, int end) {

        /** @throws io.throughline.runtime.problems.ProblemException where it is no JSON object */
        ObjectNode json(byte[] body) {
            try {
                if (start < end && JsonInput.parse(body, start, end - start) instanceof ObjectNode object) {
                    return object;
                }
                throw Problems.of(CommonProblem.INVALID_JSON, "The item must be a JSON object.");
            } catch (MalformedJsonException malformed) {
                throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
            }
        }
    }

    /**
     * Goes no further than to the item that is one too many.
     *
     * @throws io.throughline.runtime.problems.ProblemException where the body as a whole is no batch
     */
    static List<Item> of(byte[] body, String mediaType, int most) {
        List<Item> items = mediaType.equals(NDJSON) ? lines(body, most) : array(body, most);
        if (items.size() > most) {
            throw Problems.of(
                    ItemProblem.TOO_MANY_ITEMS, "At most " + most + " items are taken with this key, and it has more.");
        }
        return items;
    }

    private static List<Item> lines(byte[] body, int most) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= body.length && items.size() <= most; end++) {
            if (end == body.length || body[end] == '\n') {
                Item item = trimmed(items.size(), body, start, end);
                if (item.start() < item.end()) {
                    items.add(item);
                }
                start = end + 1;
            }
        }
        return items;
    }

    /** What stands between brackets and commas is ASCII in any UTF-8, valid or not. */
    private static List<Item> array(byte[] body, int most) {
        List<Item> items = new ArrayList<>();
        int begin = pastBlanks(body, 0, body.length);
        if (begin == body.length || body[begin] != '[') {
            throw noArray("The body must be a JSON array.");
        }
        int start = begin + 1;
        int depth = 1;
        for (int at = start; at < body.length; at++) {
            switch (body[at]) {
                case '"' -> at = endOfText(body, at);
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                default -> {}
            }
            if (depth == 0 || depth == 1 && at < body.length && body[at] == ',') {
                Item item = trimmed(items.size(), body, start, at);
                if (depth > 0 || !items.isEmpty() || item.start() < item.end()) {
                    items.add(item);
                }
                start = at + 1;
                if (items.size() > most) {
                    return items;
                }
            }
            if (depth == 0) {
                if (pastBlanks(body, start, body.length) < body.length) {
                    throw noArray("Something follows the array.");
                }
                return items;
            }
        }
        throw noArray("The array has no end.");
    }

    /** @return of the closing quote, or the body's end */
    private static int endOfText(byte[] body, int quote) {
        int at = quote + 1;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static Item trimmed(int index, byte[] body, int start, int end) {
        int first = pastBlanks(body, start, end);
        int last = end;
        while (last > first && isBlank(body[last - 1])) {
            last--;
        }
        return new Item(index, first, last);
    }

    private static int pastBlanks(byte[] body, int start, int end) {
        int at = start;
        while (at < end && isBlank(body[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    private static RuntimeException noArray(String why) {
        return Problems.of(
                CommonProblem.INVALID_JSON,
                why + " A batch is a JSON array, or NDJSON with content type " + NDJSON + ".");
    }
}
