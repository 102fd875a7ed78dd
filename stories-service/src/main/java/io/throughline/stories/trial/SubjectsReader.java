package io.throughline.stories.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.CommonProblem;
import io.throughline.runtime.problems.Faults;
import io.throughline.stories.classification.Rating;
import io.throughline.stories.classification.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code {"items": [{"text": …, "language": …, "rating": {"metric": …, "value": …, "min": …, "max": …}}]}}, strictly. */
final class SubjectsReader {

    private static final int MOST_ITEMS = 100;
    private static final int LONGEST = 10_000;
    private static final Map<String, String> METRICS = Map.of("csat", "csat", "nps", "nps", "ces", "ces");

    private SubjectsReader() {}

    /** @throws io.throughline.runtime.problems.ProblemException 400 with all faults at once */
    static List<Subject> read(JsonNode body) {
        Faults faults = new Faults();
        List<Subject> subjects = new ArrayList<>();
        JsonNode items = body.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            faults.add("/items", "type", "must be a list of 1 to " + MOST_ITEMS + " objects");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("items")) {
                faults.add("/" + name, "unknown", "is not a known field");
            }
        });
        for (int i = 0; i < Math.min(items.size(), MOST_ITEMS); i++) {
            if (items.get(i) instanceof ObjectNode item) {
                subjects.add(subject(new ObjectReader(item, "/items/" + i, faults)));
            } else {
                faults.add("/items/" + i, "type", "must be an object");
            }
        }
        faults.throwIfAny(CommonProblem.INVALID_INPUT);
        return subjects;
    }

    private static Subject subject(ObjectReader item) {
        String text = item.text("text", LONGEST);
        String language = item.text("language", 64);
        Rating rating = rating(item.object("rating"));
        if (!item.has("text") && !item.has("rating")) {
            item.fault("text", "required", "is needed where there is no rating");
        }
        item.done();
        return new Subject(text, rating, language);
    }

    private static Rating rating(ObjectReader rating) {
        if (rating == null) {
            return null;
        }
        String metric = rating.require("metric").oneOf("metric", METRICS);
        BigDecimal value = rating.require("value").number("value");
        BigDecimal min = rating.require("min").number("min");
        BigDecimal max = rating.require("max").number("max");
        rating.done();
        if (metric == null || value == null || min == null || max == null) {
            return null;
        }
        if (min.compareTo(max) >= 0 || value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            rating.fault("value", "range", "must be from min to max, and min less than max");
            return null;
        }
        double width = max.subtract(min).doubleValue();
        return new Rating(metric, 100 * value.subtract(min).doubleValue() / width);
    }
}
