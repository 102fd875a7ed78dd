package io.throughline.stories.practices;

import java.util.Set;
import java.util.UUID;

/** What became of a decision about a practice. */
public sealed interface EditOutcome {

    /** @param practice the one that came of it */
    record Done(PracticeState practice) implements EditOutcome {}

    /** There is no such practice. */
    record Unknown() implements EditOutcome {}

    /** @param into the practice that has its stories now */
    record Merged(UUID into) implements EditOutcome {}

    /** It is not as the person has seen it any more. */
    record ChangedMeanwhile() implements EditOutcome {}

    /** There is no practice to merge it into. */
    record NoSuchOther() implements EditOutcome {}

    /** Praise, wishes and complaints do not mix. */
    record OtherOrigin() implements EditOutcome {}

    /** @param stories that are not in the practice */
    record NotItsStories(Set<UUID> stories) implements EditOutcome {}

    /** All stories would be taken out. */
    record NothingLeft() implements EditOutcome {}
}
