package io.throughline.standards.standards;

import static io.throughline.standards.standards.Action.APPROVE;
import static io.throughline.standards.standards.Action.DISCARD;
import static io.throughline.standards.standards.Action.EDIT;
import static io.throughline.standards.standards.Action.PUBLISH;
import static io.throughline.standards.standards.Action.RETIRE;
import static io.throughline.standards.standards.Action.RETURN;
import static io.throughline.standards.standards.Action.SUBMIT;

import com.fasterxml.jackson.annotation.JsonValue;
import io.throughline.runtime.json.WireNames;
import java.util.Map;
import java.util.Set;

/**
 * Where a version stands in its life.
 *
 * <pre>
 *              submit             approve            publish
 *   ┌─▶ DRAFT ────────▶ IN_REVIEW ───────▶ APPROVED ────────▶ PUBLISHED ──retire──▶ RETIRED
 *   │   │   ▲               │                  │                  │                    │
 *   │   └───┘ edit          │                  │                  └── another version is published
 *   ├────── return ─────────┴──────────────────┘                      from a day on ──▶ SUPERSEDED
 *   └─ discard ─▶ DISCARDED
 * </pre>
 *
 * Who wrote or submitted a version does not approve it. A superseded or retired version may still hold, until the day that its end
 * says, and can be retired to an earlier one. Where the version that supersedes is retired before it begins, the superseded one is
 * again what it was.
 */
public enum Status {
    DRAFT(EDIT, SUBMIT, DISCARD),
    IN_REVIEW(APPROVE, RETURN),
    APPROVED(PUBLISH, RETURN),
    PUBLISHED(RETIRE),
    SUPERSEDED(RETIRE),
    RETIRED(RETIRE),
    DISCARDED();

    public static final Map<String, Status> BY_NAME = WireNames.index(values());

    private final Set<Action> allowed;

    Status(Action... allowed) {
        this.allowed = Set.of(allowed);
    }

    public boolean allows(Action action) {
        return allowed.contains(action);
    }

    /** Not published yet; of a standard's core, and of each of its variants, there is at most one such version. */
    public boolean isInWork() {
        return this == DRAFT || this == IN_REVIEW || this == APPROVED;
    }

    /** In work, and shown to those in stores whom it concerns. */
    public boolean isSubmitted() {
        return this == IN_REVIEW || this == APPROVED;
    }

    /** The name in JSON and SQL. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }
}
