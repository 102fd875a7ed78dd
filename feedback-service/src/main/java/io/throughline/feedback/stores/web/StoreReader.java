package io.throughline.feedback.stores.web;

import io.throughline.feedback.stores.Change;
import io.throughline.feedback.stores.ChangeKind;
import io.throughline.feedback.stores.StoreFields;
import io.throughline.feedback.stores.Values;
import io.throughline.runtime.ids.Ids;
import io.throughline.runtime.json.ObjectReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what stores are registered and changed with. */
final class StoreReader {

    private static final int LONGEST_NOTE = 1000;

    private final Set<String> timeZones;
    private final Instant now;
    private final String subject;

    /**
     * @param timeZones those that are known
     * @param subject who records it
     */
    StoreReader(Set<String> timeZones, Instant now, String subject) {
        this.timeZones = timeZones;
        this.now = now;
        this.subject = subject;
    }

    Change opening(ObjectReader body) {
        Values values = Values.ofCode(code(body)).overlaid(values(body, true));
        return change(body.date("openedOn"), ChangeKind.OPENING, values, null);
    }

    /** The fields that a kind does not have are faults, like any that is not known. */
    Change change(ObjectReader body) {
        LocalDate on = body.require("on").date("on");
        ChangeKind kind = body.require("kind").oneOf("kind", ChangeKind.BY_NAME);
        String note = body.text("note", LONGEST_NOTE);
        if (kind == null) {
            body.text("code", StoreFields.LONGEST_CODE);
            values(body, false);
            return null;
        }
        Values values =
                switch (kind) {
                    case RENUMBERING -> Values.ofCode(code(body));
                    case REFIT, RELOCATION, CHANGE -> values(body, false);
                    case OPENING, CLOSING, REOPENING -> Values.NONE;
                };
        if (kind == ChangeKind.CHANGE
                && Stream.of("name", "region", "format", "timeZone").noneMatch(body::has)) {
            body.fault("kind", "required", "a change has a name, a region, a format or a timeZone");
        }
        return change(on, kind, values, note);
    }

    private Change change(LocalDate on, ChangeKind kind, Values values, String note) {
        return new Change(Ids.next(), on, kind, values, note, now, subject);
    }

    private static String code(ObjectReader body) {
        return body.require("code").text("code", StoreFields.CODE, StoreFields.CODE_EXAMPLE);
    }

    private Values values(ObjectReader body, boolean all) {
        for (String needed : new String[] {"name", "timeZone"}) {
            if (all || body.has(needed)) {
                body.require(needed);
            }
        }
        String timeZone = body.text("timeZone", StoreFields.LONGEST_TIME_ZONE);
        if (timeZone != null && !timeZone.isBlank() && !timeZones.contains(timeZone)) {
            body.fault("timeZone", "value", StoreFields.TIME_ZONE_WANTED);
        }
        return new Values(
                null,
                body.text("name", StoreFields.LONGEST_NAME),
                orEmpty(body.text("region", StoreFields.LONGEST_REGION)),
                orEmpty(body.text("format", StoreFields.LONGEST_FORMAT)),
                timeZone);
    }

    private static String orEmpty(String text) {
        return text == null || !text.isBlank() ? text : "";
    }
}
