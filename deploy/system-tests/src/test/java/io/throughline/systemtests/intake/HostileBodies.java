package io.throughline.systemtests.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that nobody means well with. All but the marked fault of each is a feedback as it should be. */
final class HostileBodies {

    private static final int MOST = 64 * 1024;
    private static final int MOST_OF_A_BATCH = 5 * 1024 * 1024;

    private HostileBodies() {}

    /** For the route of one feedback, by what is wrong; each just within the bound of its size, where size is its point. */
    static Map<String, byte[]> single(Item item) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("deep arrays", with(item, "\"attributes\": " + "[".repeat(60_000)));
        bodies.put("deep objects", with(item, "\"attributes\": " + "{\"a\":".repeat(10_000)));
        bodies.put("a huge text", with(item, "\"comment\": \"" + "x".repeat(60_000) + "\""));
        bodies.put("a number of 60,000 digits", with(item, "\"sentAt\": " + "9".repeat(60_000)));
        bodies.put("a huge exponent", with(item, "\"rating\": {\"value\": 1e999999999}"));
        bodies.put("a tiny exponent", with(item, "\"rating\": {\"value\": 1e-999999999}"));
        bodies.put("5,000 unknown names", with(item, names(5_000)));
        bodies.put("names of one hash", with(item, namesOfOneHash()));
        bodies.put("a name of 60,000 characters", with(item, "\"" + "x".repeat(60_000) + "\": 1"));
        bodies.put("a name twice", with(item, "\"store\": \"S002\""));
        bodies.put("a name twice, once escaped", with(item, "\"\\u0073tore\": \"S002\""));
        bodies.put("escaped NUL", with(item, "\"comment\": \"a\\u0000b\""));
        bodies.put("NUL", with(item, "\"comment\": \"a\0b\""));
        bodies.put("a lone high surrogate", with(item, "\"comment\": \"\\ud83d\""));
        bodies.put("a lone low surrogate", with(item, "\"comment\": \"\\ude00 \\ud83d\""));
        bodies.put("an overlong sequence", withBytes(item, "c0af"));
        bodies.put("an encoded surrogate", withBytes(item, "eda080"));
        bodies.put("a sequence cut off", withBytes(item, "e282"));
        bodies.put("a byte that is never UTF-8", withBytes(item, "ff"));
        bodies.put("UTF-16", item.json().getBytes(UTF_16));
        bodies.put("something after the end", (item.json() + " {}").getBytes(UTF_8));
        bodies.put("cut off", item.json().substring(0, 40).getBytes(UTF_8));
        bodies.put("spaces", " ".repeat(MOST).getBytes(UTF_8));
        bodies.put("nothing", new byte[0]);
        return bodies;
    }

    /** For the batch's route. */
    static Map<String, byte[]> batch() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("5 MiB deep", "[".repeat(MOST_OF_A_BATCH).getBytes(UTF_8));
        bodies.put("a million empty objects", array("{}"));
        bodies.put("a million arrays", array("[]"));
        bodies.put("two million numbers", array("1"));
        bodies.put("5 MiB of spaces", " ".repeat(MOST_OF_A_BATCH).getBytes(UTF_8));
        return bodies;
    }

    private static byte[] array(String item) {
        int items = (MOST_OF_A_BATCH - 2) / (item.length() + 1) - 1;
        return ("[" + (item + ",").repeat(items) + item + "]").getBytes(UTF_8);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));
    }

    /** "Aa" and "BB" have one hash, and so have all words of as many of them. */
    private static String namesOfOneHash() {
        int pairs = 10;
        return IntStream.range(0, 1 << pairs)
                .mapToObj(word -> IntStream.range(0, pairs)
                        .mapToObj(bit -> (word >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":1")))
                .collect(Collectors.joining(","));
    }

    private static byte[] with(Item item, String field) {
        String json = item.json();
        return (json.substring(0, json.length() - 1) + ", " + field + "}").getBytes(UTF_8);
    }

    private static byte[] withBytes(Item item, String hex) {
        String json = new String(with(item, "\"comment\": \"?\""), UTF_8);
        byte[] before = json.substring(0, json.indexOf('?')).getBytes(UTF_8);
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] after = json.substring(json.indexOf('?') + 1).getBytes(UTF_8);
        byte[] body = new byte[before.length + bytes.length + after.length];
        System.arraycopy(before, 0, body, 0, before.length);
        System.arraycopy(bytes, 0, body, before.length, bytes.length);
        System.arraycopy(after, 0, body, before.length + bytes.length, after.length);
        return body;
    }
}
