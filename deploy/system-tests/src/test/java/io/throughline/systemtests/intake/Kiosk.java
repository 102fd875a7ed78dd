package io.throughline.systemtests.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.systemtests.Answer;
import io.throughline.systemtests.Http;
import io.throughline.systemtests.intake.Call.End;
import io.throughline.systemtests.intake.ClientLog.Word;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives feedback and notes every word of the answers. */
final class Kiosk {

    private final String key;
    private final ClientLog log;

    Kiosk(String key, ClientLog log) {
        this.key = key;
        this.log = log;
    }

    /**
     * One call: of the single route for one item, else of the batch's.
     *
     * @return the items that are to be sent again
     */
    List<Item> give(URI service, List<Item> items) {
        items.forEach(item -> log.item(item.id(), Word.OPEN));
        boolean single = items.size() == 1;
        URI uri = service.resolve(single ? "/v1/feedback" : "/v1/feedback/batch");
        String body = single
                ? items.get(0).json()
                : items.stream().map(Item::json).toList().toString();
        long began = System.nanoTime();
        try {
            Answer answer = Http.post(uri, "X-Api-Key", key, body);
            List<Item> again = answer.status() == 200 ? ofBatch(answer, items) : ofAll(answer, items);
            note(began, again.isEmpty() ? End.SETTLED : end(answer), answer.status() + " " + answer.json());
            return again;
        } catch (IOException broken) {
            note(began, End.BROKEN, broken.toString());
            return items;
        }
    }

    private List<Item> ofAll(Answer answer, List<Item> items) {
        Word word =
                switch (answer.status()) {
                    case 202 -> Word.KEPT;
                    case 400 -> Word.REFUSED;
                    default -> Word.OPEN;
                };
        items.forEach(item -> note(item, word));
        return word == Word.OPEN ? items : List.of();
    }

    private List<Item> ofBatch(Answer answer, List<Item> items) {
        List<Item> again = new ArrayList<>();
        for (JsonNode result : answer.json().path("results")) {
            Item item = items.get(result.path("index").asInt());
            Word word =
                    switch (result.path("status").asText()) {
                        case "accepted", "duplicate" -> Word.KEPT;
                        case "refused" -> Word.REFUSED;
                        default -> Word.OPEN;
                    };
            note(item, word);
            if (word == Word.OPEN) {
                again.add(item);
            }
        }
        return again;
    }

    /** That an item is open is noted before it is sent. */
    private void note(Item item, Word word) {
        if (word != Word.OPEN) {
            log.item(item.id(), word);
        }
    }

    private static End end(Answer answer) {
        boolean inBatch = answer.status() == 200
                && answer.json().path("results").findValuesAsText("status").contains("retry");
        boolean whole = (answer.status() == 503 || answer.status() == 429)
                && answer.headers().firstValue("Retry-After").isPresent()
                && "retry".equals(answer.text("advice"));
        return inBatch || whole ? End.COME_AGAIN : End.WRONG;
    }

    private void note(long began, End end, String detail) {
        boolean telling = end == End.WRONG || end == End.BROKEN;
        log.call(new Call(began, Duration.ofNanos(System.nanoTime() - began), end, telling ? detail : ""));
    }
}
