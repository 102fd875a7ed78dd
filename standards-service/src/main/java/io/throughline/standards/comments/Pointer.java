package io.throughline.standards.comments;

import io.throughline.standards.standards.Content;
import java.util.List;
import java.util.Set;

/** What of a version a comment is about: a field, such as {@code purpose}, or what a list has at a place from 0 on, such as {@code steps/2}. */
public final class Pointer {

    private static final Set<String> FIELDS = Set.of(
            "title",
            "purpose",
            "customerGoal",
            "role",
            "scope",
            "scope/regions",
            "scope/formats",
            "scope/stores",
            "scope/touchpoints",
            "scope/roles",
            "steps",
            "resources",
            "auditQuestions",
            "languages",
            "commitment");

    private Pointer() {}

    public static boolean leadsInto(Content content, String field) {
        return FIELDS.contains(field)
                || leadsInto("steps", content.steps(), field)
                || leadsInto("resources", content.resources(), field)
                || leadsInto("auditQuestions", content.auditQuestions(), field)
                || leadsInto("languages", content.languages(), field);
    }

    private static boolean leadsInto(String name, List<String> list, String field) {
        return field.matches(name + "/(0|[1-9][0-9]?)")
                && Integer.parseInt(field.substring(name.length() + 1)) < list.size();
    }
}
