package io.throughline.feedback.stores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Changes of a store in London, recorded one after the other. */
public final class StoreBuilder {

    public static final Values HARBOUR = new Values("S012", "Harbour", "north", "city", "Europe/London");

    private static final Instant RECORDED = Instant.parse("2026-11-01T08:00:00Z");

    private int recorded;

    public Change opening(String on) {
        return change(on, ChangeKind.OPENING, HARBOUR);
    }

    public Change closing(String on) {
        return change(on, ChangeKind.CLOSING, Values.NONE);
    }

    public Change reopening(String on) {
        return change(on, ChangeKind.REOPENING, Values.NONE);
    }

    public Change renumbering(String on, String code) {
        return change(on, ChangeKind.RENUMBERING, Values.ofCode(code));
    }

    public Change refit(String on, String format) {
        return change(on, ChangeKind.REFIT, new Values(null, null, null, format, null));
    }

    public Change relocation(String on, String region, String timeZone) {
        return change(on, ChangeKind.RELOCATION, new Values(null, null, region, null, timeZone));
    }

    public Change change(String on, ChangeKind kind, Values values) {
        return new Change(
                new UUID(0, ++recorded),
                on == null ? null : LocalDate.parse(on),
                kind,
                values,
                null,
                RECORDED.plusSeconds(recorded),
                "admin");
    }
}
