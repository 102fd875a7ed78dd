package io.throughline.traffic.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A place in the feedback of the intake contract that a column or a constant can fill: {@code comment}, {@code rating.value}. */
record Target(String path, FieldType type) {

    private static final String ATTRIBUTES = "attributes.";

    private static final Map<String, FieldType> CONTRACT = new LinkedHashMap<>();

    static {
        for (String text : new String[] {
            "id",
            "store",
            "touchpoint",
            "comment",
            "language",
            "goal",
            "voice",
            "employee",
            "customer",
            "device",
            "rating.metric",
            "questionnaire.id"
        }) {
            CONTRACT.put(text, FieldType.TEXT);
        }
        CONTRACT.put("collectedAt", FieldType.INSTANT);
        CONTRACT.put("sentAt", FieldType.INSTANT);
        CONTRACT.put("rating.value", FieldType.NUMBER);
        CONTRACT.put("rating.min", FieldType.NUMBER);
        CONTRACT.put("rating.max", FieldType.NUMBER);
        CONTRACT.put("goalAchieved", FieldType.BOOLEAN);
        CONTRACT.put("reasons", FieldType.LIST);
        CONTRACT.put("questionnaire.version", FieldType.INTEGER);
    }

    /** @throws IllegalArgumentException when feedback has no such place */
    static Target of(String path) {
        FieldType type = path.startsWith(ATTRIBUTES) && path.length() > ATTRIBUTES.length()
                ? FieldType.TEXT
                : CONTRACT.get(path);
        if (type == null) {
            throw new IllegalArgumentException("feedback has no field '" + path + "'. It has: "
                    + CONTRACT.keySet().stream().sorted().collect(Collectors.joining(", ")) + ", attributes.NAME");
        }
        return new Target(path, type);
    }

    /** The first part of the path: {@code rating} of {@code rating.value}. */
    String root() {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    }

    void put(ObjectNode feedback, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            feedback.set(path, value);
        } else {
            feedback.withObjectProperty(path.substring(0, dot)).set(path.substring(dot + 1), value);
        }
    }
}
