package io.throughline.traffic.scenario.stores;

/** A kind of store, with its opening hours: local, on the hour; Sundays are the same for all. */
public enum Format {
    FLAGSHIP("flagship", 9, 21),
    CITY("city", 8, 20),
    RETAIL_PARK("retail-park", 9, 20);

    private static final int SUNDAY_OPENS = 11;
    private static final int SUNDAY_CLOSES = 17;

    private final String wireName;
    private final int opens;
    private final int closes;

    Format(String wireName, int opens, int closes) {
        this.wireName = wireName;
        this.opens = opens;
        this.closes = closes;
    }

    public String wireName() {
        return wireName;
    }

    public int opens(boolean sunday) {
        return sunday ? SUNDAY_OPENS : opens;
    }

    public int closes(boolean sunday) {
        return sunday ? SUNDAY_CLOSES : closes;
    }
}
