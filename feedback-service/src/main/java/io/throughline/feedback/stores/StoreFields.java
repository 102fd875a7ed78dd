package io.throughline.feedback.stores;

import java.util.regex.Pattern;

/** What the fields of a store may hold, however they come in. */
public final class StoreFields {

    /** Not "import", which names the way in for files where a store's code would stand. */
    public static final Pattern CODE = Pattern.compile("(?!import$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public static final String CODE_EXAMPLE = "S012";
    public static final String TIME_ZONE_WANTED = "must be an IANA time zone such as Europe/London";

    public static final int LONGEST_CODE = 64;
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_REGION = 100;
    public static final int LONGEST_FORMAT = 100;
    public static final int LONGEST_TIME_ZONE = 64;

    private StoreFields() {}
}
