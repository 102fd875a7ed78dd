package io.throughline.standards.standards.sql;

import io.throughline.runtime.paging.TextCursor;
import io.throughline.standards.database.Conditions;
import io.throughline.standards.standards.query.Sort;

/**
 * The order of a list in SQL.
 *
 * @param key what it is ordered by, in which an index may have it
 * @param type of the key
 * @param id what equals are ordered by
 */
record Ordering(String key, String type, String id, boolean descending) {

    static Ordering of(Sort sort) {
        return switch (sort.by()) {
            case RANK -> new Ordering("place", "bigint", "id", sort.descending());
            case CREATED_AT -> new Ordering("created_at", "timestamptz", "id", sort.descending());
            case TITLE -> new Ordering("title collate \"und-x-icu\"", "text", "id", sort.descending());
            case EFFECTIVE_FROM ->
                new Ordering("coalesce(effective_from, 'infinity')", "date", "id", sort.descending());
            case CHANGED_AT -> new Ordering("last_change", "bigint", "id", sort.descending());
        };
    }

    /** The same of rows of {@code version}. */
    Ordering ofVersions() {
        return new Ordering(key.equals("created_at") ? "standard_created_at" : key, type, "standard", descending);
    }

    /** The same by other names. */
    Ordering by(String otherKey, String otherId) {
        return new Ordering(otherKey, type, otherId, descending);
    }

    String sql() {
        return descending ? key + " desc, " + id + " desc" : key + ", " + id;
    }

    /** The key as {@link #after} takes it back. */
    String position() {
        return "(" + key + ")::text as position";
    }

    /** What comes after the cursor, if there is one. */
    void after(TextCursor cursor, Conditions conditions) {
        if (cursor != null) {
            conditions.and(
                    "(%s, %s) %s (?::%s, ?)".formatted(key, id, descending ? "<" : ">", type),
                    cursor.position(),
                    cursor.id());
        }
    }
}
