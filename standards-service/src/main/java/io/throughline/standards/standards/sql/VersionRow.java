package io.throughline.standards.standards.sql;

import io.throughline.standards.database.RowJson;
import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A row of the table {@code version}, named as its columns are. */
record VersionRow(
        UUID organization,
        UUID standard,
        Instant standardCreatedAt,
        int number,
        String variant,
        Integer corrects,
        String status,
        String title,
        String purpose,
        List<String> steps,
        String customerGoal,
        String role,
        List<String> scopeRegions,
        List<String> scopeFormats,
        List<String> scopeStores,
        List<String> scopeTouchpoints,
        List<String> scopeRoles,
        List<String> resources,
        List<String> auditQuestions,
        List<String> languages,
        Commitment commitment,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        LocalDate retiredTo,
        UUID supersededBy,
        Instant publishedAt) {

    /** What {@link #read} reads, of the table {@code version}. */
    static final String COLUMNS = """
            number, variant, corrects, status, title, purpose, steps, customer_goal, role,
            scope_regions, scope_formats, scope_stores, scope_touchpoints, scope_roles,
            resources, audit_questions, languages, commitment,
            effective_from, effective_to, retired_to, superseded_by, published_at""";

    static VersionRow of(Standard standard, Version version) {
        Content content = version.content();
        return new VersionRow(
                standard.organization(),
                standard.id(),
                standard.createdAt(),
                version.number(),
                version.variant(),
                version.corrects(),
                version.status().wireName(),
                content.title(),
                content.purpose(),
                content.steps(),
                content.customerGoal(),
                content.role(),
                content.scope().regions(),
                content.scope().formats(),
                content.scope().stores(),
                content.scope().touchpoints(),
                content.scope().roles(),
                content.resources(),
                content.auditQuestions(),
                content.languages(),
                content.commitment(),
                version.effectiveFrom(),
                version.effectiveTo(),
                version.retiredTo(),
                version.supersededBy(),
                version.publishedAt());
    }

    static Version read(ResultSet row, Set<String> hands) throws SQLException {
        Content content = new Content(
                row.getString("title"),
                row.getString("purpose"),
                texts(row, "steps"),
                row.getString("customer_goal"),
                row.getString("role"),
                new Scope(
                        texts(row, "scope_regions"),
                        texts(row, "scope_formats"),
                        texts(row, "scope_stores"),
                        texts(row, "scope_touchpoints"),
                        texts(row, "scope_roles")),
                texts(row, "resources"),
                texts(row, "audit_questions"),
                texts(row, "languages"),
                RowJson.read(row.getString("commitment"), Commitment.class));
        OffsetDateTime publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new Version(
                row.getInt("number"),
                row.getString("variant"),
                row.getObject("corrects", Integer.class),
                Status.BY_NAME.get(row.getString("status")),
                content,
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getObject("retired_to", LocalDate.class),
                row.getObject("superseded_by", UUID.class),
                publishedAt == null ? null : publishedAt.toInstant(),
                hands);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }
}
