package io.throughline.feedback.stores;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a store is; or what a change makes of it: then null stays as it was, and an empty region or format is taken away.
 *
 * @param code what feedback names the store by
 * @param timeZone IANA name; the store's days are days in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Values(String code, String name, String region, String format, String timeZone) {

    public static final Values NONE = new Values(null, null, null, null, null);

    public static Values ofCode(String code) {
        return new Values(code, null, null, null, null);
    }

    /** These, and over them what the other says. */
    public Values overlaid(Values by) {
        return new Values(
                overlaid(code, by.code),
                overlaid(name, by.name),
                overlaid(region, by.region),
                overlaid(format, by.format),
                overlaid(timeZone, by.timeZone));
    }

    private static String overlaid(String mine, String by) {
        if (by == null) {
            return mine;
        }
        return by.isEmpty() ? null : by;
    }
}
