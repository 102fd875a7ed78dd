package io.throughline.traffic.report;

import io.throughline.traffic.intake.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person is told at the end of a run. */
public final class Summary {

    private static final int LONGEST_REASON = 300;

    private Summary() {}

    /**
     * @param wording what is sent, in words
     * @param time from the first line read to the last answer
     * @param stopped why the run ended early; null when it did not
     */
    public static String of(Tally.Totals totals, Wording wording, Duration time, String stopped) {
        List<String> lines = new ArrayList<>();
        lines.add(row("sent", totals.sent()));
        for (Status status : Status.values()) {
            if (status != Status.RETRY) {
                lines.add(row("  " + status.word(), totals.of(status)));
            }
        }
        lines.add(row("unreadable", totals.unreadable()));
        lines.add(row("not answered", totals.unsent()));
        double seconds = Math.max(0.001, time.toMillis() / 1000.0);
        lines.add(String.format(Locale.ROOT, "in %.1f s, %,.0f a second", seconds, totals.sent() / seconds));
        totals.troubles().forEach((kind, trouble) -> {
            lines.add("");
            lines.add(String.format(Locale.ROOT, "%s (%,d)", kind, trouble.count()));
            trouble.examples()
                    .forEach((line, reason) -> lines.add("  " + wording.unit() + " " + line + ": " + cut(reason)));
        });
        if (totals.of(Status.CONFLICT) > 0) {
            lines.add("A conflict is an id that was sent before with other content: " + wording.whyConflicts());
        }
        if (stopped != null) {
            lines.add("");
            lines.add("Stopped: " + stopped);
            lines.add(String.format(
                    Locale.ROOT,
                    "Everything up to %s %,d is done. The same command goes on: what is known already counts as duplicate.",
                    wording.unit(),
                    totals.answeredThrough()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String what, long count) {
        return String.format(Locale.ROOT, "%-14s %,10d", what, count);
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
