package io.throughline.feedback.stores;

import io.throughline.runtime.ids.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A store of an organization.
 *
 * @param revision rises with everything that is published of it
 * @param current what held when it was last looked at; a change that takes effect by its day is a revision of its own
 * @param nextChangeOn the day of the next change to take effect, null if there is none
 */
public record Store(
        UUID organization,
        UUID id,
        int revision,
        Instant createdAt,
        Instant changedAt,
        State current,
        LocalDate nextChangeOn,
        History history) {

    public static Store registered(UUID organization, History history, Instant now) {
        return standing(organization, Ids.next(), 1, now, now, history);
    }

    /** The next revision, with what holds now. */
    public Store changed(History amended, Instant now) {
        return standing(organization, id, revision + 1, createdAt, now, amended);
    }

    /** Its other codes, of former and coming days. */
    public Set<String> aliases() {
        Set<String> aliases = new TreeSet<>(history.codes());
        aliases.remove(current.code());
        return aliases;
    }

    private static Store standing(
            UUID organization, UUID id, int revision, Instant createdAt, Instant changedAt, History history) {
        History.Standing standing = history.now(changedAt);
        return new Store(organization, id, revision, createdAt, changedAt, standing.state(), standing.next(), history);
    }
}
