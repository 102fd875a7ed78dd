package io.throughline.traffic.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A truth as a table for people, to hold against what was found. */
public final class PlantedTable {

    private static final String ROW = "%-20s %-11s %6s %8s  %s";

    private PlantedTable() {}

    public static String of(Truth truth) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, "planted practice", "spread", "stores", "stories", "")
                .strip());
        for (Truth.Practice practice : truth.practices()) {
            lines.add(String.format(
                    Locale.ROOT,
                    ROW,
                    practice.key(),
                    practice.spread(),
                    practice.stores().size(),
                    practice.stories(),
                    practice.title()));
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-20s %,7d", "feedbacks", truth.size()));
        lines.add(String.format(Locale.ROOT, "%-20s %,7d", "with text", truth.texts()));
        truth.counts().forEach((kind, count) -> lines.add(String.format(Locale.ROOT, "  %-18s %,7d", kind, count)));
        return String.join(System.lineSeparator(), lines);
    }
}
