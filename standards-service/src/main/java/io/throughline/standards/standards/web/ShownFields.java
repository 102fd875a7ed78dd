package io.throughline.standards.standards.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.runtime.problems.QueryReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which fields of a standard are answered, for who wants a list and not the texts. What names the standard and its version is always there.
 *
 * @param names of the standard's fields and its version's; null for all
 */
record ShownFields(Set<String> names) {

    private static final String VERSION = "version";
    private static final Set<String> ALWAYS = Set.of("id", VERSION, "number");

    private static final Set<String> KNOWN = Arrays.stream(new Class<?>[] {StandardView.class, VersionView.class})
            .flatMap(view -> Arrays.stream(view.getRecordComponents()))
            .map(RecordComponent::getName)
            .filter(name -> !name.equals(VERSION))
            .collect(Collectors.toCollection(TreeSet::new));

    /** {@code fields=title,status} */
    static ShownFields read(QueryReader query) {
        return new ShownFields(
                query.parsed("fields", "must name, with commas between, some of " + String.join(", ", KNOWN), text -> {
                    Set<String> names = new LinkedHashSet<>(List.of(text.split(",", -1)));
                    if (!KNOWN.containsAll(names)) {
                        throw new IllegalArgumentException();
                    }
                    return names;
                }));
    }

    /** The view as it is, or what is to be shown of it. */
    Object of(StandardView view, ObjectMapper json) {
        if (names == null) {
            return view;
        }
        ObjectNode standard = json.valueToTree(view);
        retain(standard);
        retain((ObjectNode) standard.get(VERSION));
        return standard;
    }

    private void retain(ObjectNode object) {
        object.retain(object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> ALWAYS.contains(name) || names.contains(name))
                .toList());
    }
}
