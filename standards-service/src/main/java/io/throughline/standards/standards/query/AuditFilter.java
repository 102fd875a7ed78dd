package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Action;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entries of the audit trail are asked for; null asks for all.
 *
 * @param candidate that was decided on or snoozed
 * @param by as the identity provider names them
 * @param action one of {@link #ACTIONS}
 * @param from the first time
 * @param to the first time after
 */
public record AuditFilter(UUID standard, UUID candidate, String by, String action, Instant from, Instant to) {

    /** What is done with versions and, as the last four, with candidates. */
    public static final Map<String, String> ACTIONS = Stream.concat(
                    Action.BY_NAME.keySet().stream(), Stream.of("accept", "merge", "decline", "snooze"))
            .collect(
                    Collectors.toMap(Function.identity(), Function.identity(), (one, same) -> one, LinkedHashMap::new));
}
