package io.throughline.standards.standards.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A version as it is answered. What is not known is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        UUID standard,
        int number,
        String variant,
        Integer corrects,
        Status status,
        String title,
        String purpose,
        List<String> steps,
        String customerGoal,
        String role,
        Scope scope,
        List<String> resources,
        List<String> auditQuestions,
        List<String> languages,
        Commitment commitment,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        UUID supersededBy,
        Instant publishedAt) {

    public static VersionView of(UUID standard, Version version) {
        Content content = version.content();
        return new VersionView(
                standard,
                version.number(),
                version.variant(),
                version.corrects(),
                version.status(),
                content.title(),
                content.purpose(),
                content.steps(),
                content.customerGoal(),
                content.role(),
                content.scope(),
                content.resources(),
                content.auditQuestions(),
                content.languages(),
                content.commitment(),
                version.effectiveFrom(),
                version.effectiveTo(),
                version.supersededBy(),
                version.publishedAt());
    }
}
