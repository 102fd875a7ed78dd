package io.throughline.traffic.intake;

import java.util.Locale;
import java.util.Optional;

/** What the service says became of an item. */
public enum Status {
    ACCEPTED,
    DUPLICATE,
    HELD,
    GONE,
    CONFLICT,
    REFUSED,
    RETRY;

    /** The word that is used on the wire and in the summary. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Status> of(String word) {
        for (Status status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
