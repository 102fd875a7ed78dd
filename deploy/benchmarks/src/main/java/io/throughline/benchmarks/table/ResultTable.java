package io.throughline.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The one table that a run ends with, as Markdown that can be read as it is. */
public final class ResultTable {

    private static final List<String> HEAD = List.of("measured", "here", "beside", "ratio", "asked", "met");

    private ResultTable() {}

    public static String of(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> rows.add(List.of(
                line.measured(),
                line.here(),
                line.beside(),
                line.ratio(),
                line.bound(),
                line.met().word())));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> text = new ArrayList<>();
        rows.forEach(row -> text.add(padded(row, widths)));
        text.add(1, rule(widths));
        return String.join("\n", text);
    }

    private static String padded(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int[] widths) {
        return IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
