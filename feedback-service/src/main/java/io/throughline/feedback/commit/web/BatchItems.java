package io.throughline.feedback.commit.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a batch's body apart without parsing it: each item is then read by itself, and no more than one is in memory as a tree. An item
 * that is no JSON is only its own fault on a line of NDJSON; in an array, only while it leaves no doubt where it ends.
 */
final class BatchItems {

    static final String NDJSON = "application/x-ndjson";

    private BatchItems() {}

    /** Where an item stands in the body, without the blanks around it; empty where an array has nothing between two commas. */
    record Item(int index, int start, int end, boolean ofArray) {

        /**
         * @throws MalformedJsonException where it is no JSON object
         * @throws io.throughline.runtime.problems.ProblemException where its syntax leaves open where it ends in the array
         */
        ObjectNode json(byte[] body) throws MalformedJsonException {
            try {
                if (start < end && JsonInput.parse(body, start, end - start) instanceof ObjectNode object) {
                    return object;
                }
                throw new MalformedJsonException("The item must be a JSON object.");
            } catch (MalformedJsonException malformed) {
                if (ofArray && malformed.isSyntax()) {
                    throw broken(index);
                }
                throw malformed;
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
                int first = pastBlanks(body, start, end);
                if (first < end) {
                    items.add(new Item(items.size(), first, pastBlanksBack(body, first, end), false));
                }
                start = end + 1;
            }
        }
        return items;
    }

    /** What stands between brackets and commas is ASCII in any UTF-8, valid or not. */
    private static List<Item> array(byte[] body, int most) {
        int begin = pastBlanks(body, 0, body.length);
        if (begin == body.length || body[begin] != '[') {
            throw noArray("The body must be a JSON array.");
        }
        List<Item> items = new ArrayList<>();
        int start = begin + 1;
        while (items.size() <= most) {
            int end = endOfItem(body, start, items.size());
            Item item = new Item(items.size(), pastBlanks(body, start, end), pastBlanksBack(body, start, end), true);
            boolean last = body[end] == ']';
            if (!last || !items.isEmpty() || item.start() < item.end()) {
                items.add(item);
            }
            start = end + 1;
            if (last) {
                if (pastBlanks(body, start, body.length) < body.length) {
                    throw noArray("Something follows the array.");
                }
                return items;
            }
        }
        return items;
    }

    /** @return of the comma or bracket behind it */
    private static int endOfItem(byte[] body, int start, int index) {
        int depth = 0;
        boolean closed = false;
        for (int at = start; at < body.length; at++) {
            byte one = body[at];
            if (depth == 0 && (one == ',' || one == ']')) {
                return at;
            }
            if (closed && !isBlank(one)) {
                throw broken(index);
            }
            switch (one) {
                case '"' -> at = endOfText(body, at);
                case '[', '{' -> depth++;
                case ']', '}' -> {
                    depth--;
                    closed = depth == 0;
                }
                default -> {}
            }
            if (depth < 0) {
                throw broken(index);
            }
        }
        throw broken(index);
    }

    /** @return of the closing quote, or the body's end */
    private static int endOfText(byte[] body, int quote) {
        int at = quote + 1;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static int pastBlanks(byte[] body, int start, int end) {
        int at = start;
        while (at < end && isBlank(body[at])) {
            at++;
        }
        return at;
    }

    private static int pastBlanksBack(byte[] body, int start, int end) {
        int at = end;
        while (at > start && isBlank(body[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    private static RuntimeException broken(int index) {
        return noArray("Item " + index + ", counted from 0, is not valid JSON, and it is open where it ends.");
    }

    private static RuntimeException noArray(String why) {
        return Problems.of(
                CommonProblem.INVALID_JSON,
                why + " A batch is a JSON array, or NDJSON with content type " + NDJSON + ".");
    }
}
