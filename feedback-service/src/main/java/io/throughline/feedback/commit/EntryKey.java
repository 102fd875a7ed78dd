package io.throughline.feedback.commit;

import java.util.UUID;

/** Ids are unique within a space: an organization, or its test space. */
public record EntryKey(UUID space, UUID id) implements Comparable<EntryKey> {

    @Override
    public int compareTo(EntryKey other) {
        int bySpace = space.compareTo(other.space);
        return bySpace != 0 ? bySpace : id.compareTo(other.id);
    }
}
