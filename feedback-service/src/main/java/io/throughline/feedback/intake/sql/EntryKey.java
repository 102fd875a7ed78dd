package io.throughline.feedback.intake.sql;

import java.util.UUID;

/** Ids are unique within an organization. */
record EntryKey(UUID organization, UUID id) implements Comparable<EntryKey> {

    @Override
    public int compareTo(EntryKey other) {
        int byOrganization = organization.compareTo(other.organization);
        return byOrganization != 0 ? byOrganization : id.compareTo(other.id);
    }
}
