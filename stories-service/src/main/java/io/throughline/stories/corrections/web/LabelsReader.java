package io.throughline.stories.corrections.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.json.WireNames;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Faults;
import io.throughline.runtime.problems.Problems;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Labels;
import io.throughline.stories.classification.Sentiment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code {"kind": …, "sentiment": …, "criticality": …, "themes": [{"theme": …, "sentiment": …}], "reason": …}}, strictly. */
final class LabelsReader {

    private static final int MOST_THEMES = 3;
    private static final int LONGEST_REASON = 500;

    private static final Map<String, Kind> KINDS = WireNames.index(Kind.values());
    private static final Map<String, Sentiment> SENTIMENTS = WireNames.index(Sentiment.values());
    private static final Map<String, Criticality> CRITICALITIES = WireNames.index(Criticality.values());

    private LabelsReader() {}

    /** @param reason null where none is given */
    record Read(Labels labels, String reason) {}

    /**
     * @param themes the keys that there are
     * @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once
     */
    static Read read(byte[] body, Set<String> themes) {
        Faults faults = new Faults();
        ObjectNode object;
        try {
            object = JsonInput.parseObject(body);
        } catch (MalformedJsonException malformed) {
            throw Problems.of(CommonProblem.INVALID_JSON, malformed.getMessage());
        }
        // read by hand below
        JsonNode list = object.remove("themes");
        ObjectReader reader = new ObjectReader(object, "", faults);
        Kind kind = reader.require("kind").oneOf("kind", KINDS);
        Sentiment sentiment = reader.require("sentiment").oneOf("sentiment", SENTIMENTS);
        Criticality criticality = reader.require("criticality").oneOf("criticality", CRITICALITIES);
        String reason = reader.text("reason", LONGEST_REASON);
        reader.done();
        Map<String, Sentiment> given = themes(list, themes, faults);
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        return new Read(
                new Labels(kind, sentiment, criticality, given), reason == null || reason.isBlank() ? null : reason);
    }

    private static Map<String, Sentiment> themes(JsonNode list, Set<String> known, Faults faults) {
        Map<String, Sentiment> themes = new LinkedHashMap<>();
        if (list == null) {
            faults.add("/themes", "required", "is needed; an empty list where it has none");
            return themes;
        }
        if (!list.isArray() || list.size() > MOST_THEMES) {
            faults.add("/themes", "type", "must be a list of at most " + MOST_THEMES + " objects");
            return themes;
        }
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/themes/" + i;
            if (!(list.get(i) instanceof ObjectNode item)) {
                faults.add(pointer, "type", "must be an object");
                continue;
            }
            ObjectReader reader = new ObjectReader(item, pointer, faults);
            String theme = reader.require("theme").text("theme", 68);
            Sentiment sentiment = reader.require("sentiment").oneOf("sentiment", SENTIMENTS);
            reader.done();
            if (theme != null && !known.contains(theme)) {
                reader.fault("theme", "value", "is no theme's key; GET /v1/themes has them all");
            } else if (theme != null && themes.containsKey(theme)) {
                reader.fault("theme", "repeated", "may be given once");
            } else if (theme != null && sentiment != null) {
                themes.put(theme, sentiment);
            }
        }
        return themes;
    }
}
