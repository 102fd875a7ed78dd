package io.throughline.traffic.scenario.text;

/** How someone feels who writes: which openings, moods and closings may stand around what is told. */
public enum Tone {
    /** Something beyond the expected has happened. */
    DELIGHTED("good", 0.22, 0.34, 0.16),
    PLEASED("pleased", 0.12, 0.16, 0.14),
    ANNOYED("bad", 0.16, 0.26, 0.22),
    PLAIN("plain", 0.10, 0, 0.10),
    /** Nothing is added. */
    BARE("plain", 0, 0, 0);

    private final String lists;
    private final double opening;
    private final double mood;
    private final double closing;

    Tone(String lists, double opening, double mood, double closing) {
        this.lists = lists;
        this.opening = opening;
        this.mood = mood;
        this.closing = closing;
    }

    String openings() {
        return "opening-" + lists;
    }

    String moods() {
        return "mood-" + lists;
    }

    String closings() {
        return "closing-" + lists;
    }

    boolean opens(Draw draw) {
        return draw.chance(opening);
    }

    boolean hasMood(Draw draw) {
        return draw.chance(mood);
    }

    boolean closes(Draw draw) {
        return draw.chance(closing);
    }

    boolean pleased() {
        return this == DELIGHTED || this == PLEASED;
    }
}
