package io.throughline.standards.imports;

import java.util.Optional;

/** A file's entries one after the other: never are all of them in memory. */
public interface Entries {

    /** Empty after the last one, or where the rest cannot be read: a fault says so. */
    Optional<Entry> next();
}
