package io.throughline.standards.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file can say of a standard: a column of CSV, or what a page has in its own way. */
public enum Field {
    TITLE("title", false),
    PURPOSE("purpose", false),
    STEPS("steps", true),
    CUSTOMER_GOAL("customerGoal", false),
    ROLE("role", false),
    REGIONS("regions", true),
    FORMATS("formats", true),
    STORES("stores", true),
    TOUCHPOINTS("touchpoints", true),
    ROLES("roles", true),
    RESOURCES("resources", true),
    AUDIT_QUESTIONS("auditQuestions", true),
    LANGUAGES("languages", true),
    COMMITMENT("commitment", false),
    EFFECTIVE_FROM("effectiveFrom", false),
    EFFECTIVE_TO("effectiveTo", false),
    REFERENCE("reference", false),
    /** Of an addition only; no column. */
    VARIANT("variant", false);

    /** The columns, in this order. */
    static final Map<String, Field> COLUMNS = columns();

    private final String title;
    private final boolean many;

    Field(String title, boolean many) {
        this.title = title;
        this.many = many;
    }

    public String title() {
        return title;
    }

    /** Whether it is a list of texts. */
    public boolean isMany() {
        return many;
    }

    /**
     * The field that a pointer into {@link io.throughline.standards.standards.Content}'s JSON leads to, {@code /scope/stores/3} to STORES.
     *
     * @return null where it leads to none
     */
    public static Field ofPointer(String pointer) {
        String[] names = pointer.split("/");
        String name = names.length > 2 && names[1].equals("scope") ? names[2] : names.length > 1 ? names[1] : "";
        return Arrays.stream(values())
                .filter(field -> field.title.equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Field> columns() {
        Map<String, Field> columns = new LinkedHashMap<>();
        Arrays.stream(values()).filter(field -> field != VARIANT).forEach(field -> columns.put(field.title, field));
        return columns;
    }
}
