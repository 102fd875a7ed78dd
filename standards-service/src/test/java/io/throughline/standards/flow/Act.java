package io.throughline.standards.flow;

import java.util.List;
import java.util.UUID;

/** What happens in an organization, as far as this service hears of it; entities are numbered, and known by the same ids in all organizations. */
sealed interface Act {

    /** Two that have much to tell, and one that is unknown but for what it tells. */
    enum Organization {
        A,
        B,
        UNKNOWN;

        UUID id() {
            return new UUID(1, ordinal());
        }
    }

    enum Title {
        WRITTEN,
        FROM_THE_FIRST_STORY,
        FROM_ANOTHER_STORY,
        FROM_NO_STORY
    }

    enum Choice {
        ACCEPT,
        MERGE_INTO_A_STANDARD,
        DECLINE,
        SNOOZE
    }

    Organization in();

    /** A practice is found, or has changed. */
    record Finds(Organization in, int practice, List<Integer> stories, Title title) implements Act {}

    /** A practice, and what became part of it, is part of another from now on. */
    record Merges(Organization in, int practice, int into) implements Act {}

    /** A practice is gone, with those that became part of it. */
    record Loses(Organization in, int practice) implements Act {}

    /** A store opens, or is another from a day on. */
    record Changes(Organization in, int store, int day, String region) implements Act {}

    /** A store is deleted. */
    record Deletes(Organization in, int store) implements Act {}

    /** Feedback is erased. */
    record Erases(Organization in, int story, boolean asked) implements Act {}

    /** An event of a type that this service does not know. */
    record TellsSomethingElse(Organization in) implements Act {}

    /** A person decides on a practice, if it is a candidate that waits. */
    record Decides(Organization in, int practice, Choice choice) implements Act {}
}
