package io.throughline.traffic.outcome;

import io.throughline.traffic.outcome.Comparison.Planted;
import io.throughline.traffic.scenario.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found beside what was planted, for people to read. */
public final class ComparisonTable {

    private static final String ROW = "  %-20s %-11s %7s   %-11s %7s %5s  %s%n";

    private ComparisonTable() {}

    public static String of(Truth truth, Outcome outcome) {
        Comparison comparison = Comparison.of(truth, outcome);
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, "%,d stories: %s%n", outcome.stories(), kinds(outcome.kinds())));
        table.append(String.format("%nPractices%n"));
        table.append(String.format(ROW, "planted", "spread", "stories", "found as", "stories", "of it", ""));
        for (Planted one : comparison.planted()) {
            table.append(row(one));
        }
        table.append(String.format(
                Locale.ROOT,
                "%nFound %d of %d planted practices; not found: %s.%n",
                comparison.found(),
                comparison.planted().size(),
                missing(comparison)));
        table.append(String.format(
                Locale.ROOT,
                "Found besides: %d practices that nobody planted, or that mix several.%n",
                comparison.others().size()));
        long waiting = outcome.candidates().stream()
                .filter(candidate -> candidate.status().equals("waiting"))
                .count();
        table.append(String.format(
                Locale.ROOT,
                "Inbox: %d candidates, %d of them waiting for head office.%n",
                outcome.candidates().size(),
                waiting));
        return table.toString();
    }

    private static String row(Planted one) {
        Truth.Practice planted = one.practice();
        return one.found() == null
                ? String.format(ROW, planted.key(), planted.spread(), planted.stories(), "-", "", "", "")
                : String.format(
                        ROW,
                        planted.key(),
                        planted.spread(),
                        planted.stories(),
                        one.found().spread(),
                        one.found().stories().size(),
                        one.common(),
                        one.parts() > 1 ? "in " + one.parts() + " parts" : "");
    }

    private static String missing(Comparison comparison) {
        List<String> missing = new ArrayList<>();
        for (Planted one : comparison.planted()) {
            if (one.found() == null) {
                missing.add(one.practice().key());
            }
        }
        return missing.isEmpty() ? "none" : String.join(", ", missing);
    }

    private static String kinds(Map<String, Long> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
    }
}
