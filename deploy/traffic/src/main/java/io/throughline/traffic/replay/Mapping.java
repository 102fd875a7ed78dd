package io.throughline.traffic.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a record becomes feedback.
 *
 * @param columns which column fills a target
 * @param constants the values of a target that is the same everywhere; several are dealt out in turn
 */
record Mapping(Map<Target, String> columns, Map<Target, List<JsonNode>> constants) {

    /** Only the store is dealt out: a comma in any other constant is a comma. */
    private static final String DEALT_OUT = "store";

    /**
     * @param maps {@code TARGET=COLUMN}
     * @param sets {@code TARGET=VALUE}
     * @throws IllegalArgumentException when these cannot make feedback
     */
    static Mapping of(List<String> maps, List<String> sets) {
        Map<Target, String> columns = new LinkedHashMap<>();
        Map<Target, List<JsonNode>> constants = new LinkedHashMap<>();
        for (String map : maps) {
            String[] parts = parts("--map", map);
            Target target = once(Target.of(parts[0]), columns, constants);
            columns.put(target, parts[1]);
        }
        for (String set : sets) {
            String[] parts = parts("--set", set);
            Target target = once(Target.of(parts[0]), columns, constants);
            constants.put(target, values(target, parts[1]));
        }
        Mapping mapping = new Mapping(columns, constants);
        mapping.mustBeComplete();
        return mapping;
    }

    private static String[] parts(String option, String definition) {
        String[] parts = definition.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException(
                    option + " needs a field, '=' and what fills it, not '" + definition + "'");
        }
        return new String[] {parts[0].strip(), parts[1].strip()};
    }

    private static Target once(Target target, Map<Target, ?> columns, Map<Target, ?> constants) {
        if (columns.containsKey(target) || constants.containsKey(target)) {
            throw new IllegalArgumentException("'" + target.path() + "' is given twice");
        }
        return target;
    }

    private static List<JsonNode> values(Target target, String text) {
        Stream<String> values = target.path().equals(DEALT_OUT)
                ? Arrays.stream(text.split(",")).map(String::strip).filter(value -> !value.isEmpty())
                : Stream.of(text);
        try {
            return values.map(target.type()::fromText).toList();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("--set " + target.path() + ": " + wrong.getMessage(), wrong);
        }
    }

    private void mustBeComplete() {
        List<String> paths = paths().toList();
        List<String> missing = new ArrayList<>(List.of("store", "touchpoint"));
        if (paths.stream().anyMatch(path -> path.startsWith("rating."))) {
            missing.addAll(List.of("rating.metric", "rating.value", "rating.min", "rating.max"));
        } else if (!paths.contains("comment") && !paths.contains("reasons")) {
            missing.add("comment (or rating.value, or reasons)");
        }
        missing.removeAll(paths);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no --map and no --set for: " + String.join(", ", missing));
        }
    }

    private Stream<String> paths() {
        return Stream.concat(columns.keySet().stream(), constants.keySet().stream())
                .map(Target::path);
    }

    /** Whether a column or a constant is there for this target; a record's own cell may still be empty. */
    boolean fills(String path) {
        return paths().anyMatch(path::equals);
    }

    Collection<String> sources() {
        return columns.values();
    }

    /** @throws RowFault when a cell is not what its target needs */
    ObjectNode apply(Row row) throws RowFault {
        ObjectNode feedback = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<Target, String> column : columns.entrySet()) {
            Target target = column.getKey();
            JsonNode cell = row.value(column.getValue());
            if (says(cell)) {
                try {
                    target.put(feedback, target.type().from(cell));
                } catch (IllegalArgumentException wrong) {
                    throw new RowFault(row.line(), row.lines(), target.path() + ": " + wrong.getMessage());
                }
            }
        }
        constants.forEach((target, values) -> {
            if (!scaleWithoutRating(target, feedback)) {
                target.put(feedback, values.get((int) (row.ordinal() % values.size())));
            }
        });
        return feedback;
    }

    private static boolean says(JsonNode cell) {
        return !cell.isMissingNode()
                && !cell.isNull()
                && !(cell.isTextual() && cell.textValue().isBlank());
    }

    /** The ends of a scale are constants for all records; one that has no rating then has no scale either. */
    private boolean scaleWithoutRating(Target target, ObjectNode feedback) {
        return target.root().equals("rating")
                && columns.keySet().stream().anyMatch(column -> column.path().equals("rating.value"))
                && feedback.at("/rating/value").isMissingNode();
    }
}
