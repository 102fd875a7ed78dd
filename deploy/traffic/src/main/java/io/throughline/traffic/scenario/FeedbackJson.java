package io.throughline.traffic.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.traffic.scenario.planted.Channel;
import io.throughline.traffic.scenario.planted.Draft;
import io.throughline.traffic.scenario.planted.Rating;
import io.throughline.traffic.scenario.planted.Visit;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A draft as the JSON of {@code POST /v1/feedback}. */
final class FeedbackJson {

    private static final int QUESTIONNAIRE = 3;

    private FeedbackJson() {}

    static String of(Draft draft, UUID id, Instant collectedAt) {
        Visit visit = draft.visit();
        Draft.Said said = draft.said();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id.toString());
        json.put("store", visit.store().code());
        json.put("touchpoint", visit.touchpoint());
        json.put(
                "collectedAt",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(collectedAt
                        .truncatedTo(ChronoUnit.MILLIS)
                        .atZone(visit.store().timeZone())));
        if (said.rating() != null) {
            rating(json.putObject("rating"), said.rating());
        }
        if (said.goalAchieved() != null) {
            json.put("goalAchieved", said.goalAchieved());
        }
        if (!said.reasons().isEmpty()) {
            said.reasons().forEach(json.putArray("reasons")::add);
        }
        if (visit.channel() == Channel.KIOSK) {
            json.putObject("questionnaire").put("id", visit.touchpoint()).put("version", QUESTIONNAIRE);
        }
        put(json, "comment", said.comment());
        put(json, "language", said.language());
        put(json, "employee", said.employee() == null ? null : said.employee().id());
        put(json, "voice", said.voice());
        put(json, "device", visit.device());
        put(json, "customer", visit.customer());
        return json.toString();
    }

    private static void rating(ObjectNode json, Rating rating) {
        json.put("metric", rating.metric())
                .put("value", rating.value())
                .put("min", rating.min())
                .put("max", rating.max());
    }

    private static void put(ObjectNode json, String field, String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
