package io.throughline.standards.stores;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A store as its topic tells it.
 *
 * @param code what feedback, tokens and scopes name it by
 * @param timeZone IANA name; the store's days are days in it
 */
public record Store(
        UUID organization,
        UUID id,
        int revision,
        boolean deleted,
        String code,
        String name,
        String region,
        String format,
        String timeZone) {

    /** What is left of one that its publisher deleted. */
    public static Store deleted(UUID organization, UUID id, int revision) {
        return new Store(organization, id, revision, true, null, null, null, null, null);
    }

    /** One that is known by its code only; its days are UTC's. */
    public static Store untold(UUID organization, String code) {
        return new Store(organization, null, 0, false, code, null, null, null, "UTC");
    }

    /** UTC's day for a zone that is not known here: newer than this machine's list of them. */
    public LocalDate dayAt(Instant now) {
        try {
            return LocalDate.ofInstant(now, ZoneId.of(timeZone));
        } catch (DateTimeException unknown) {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
    }
}
