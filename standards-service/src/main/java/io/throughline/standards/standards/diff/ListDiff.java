package io.throughline.standards.standards.diff;

import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.throughline.standards.standards.diff.Line.Change;
import io.throughline.standards.standards.diff.Piece.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The difference of two lists of lines. A line of the one is at most one line of the other. */
final class ListDiff {

    /** So much of their words two lines have in common, or they are two lines and not one that was reworded. */
    private static final double ALIKE = 0.5;

    private static final int NONE = -1;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private final List<String> before;
    private final List<String> after;

    /** For each line after, the index of the line before that it was, or {@link #NONE}. */
    private final int[] origins;

    private ListDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.origins = origins(before, after);
    }

    /**
     * Of a list whose order says something, of some dozens of lines. In the order after; what was removed stands where it was.
     *
     * @return all lines, those that stayed the same too; empty where the lists are the same
     */
    static List<Line> ofOrdered(List<String> before, List<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        ListDiff diff = new ListDiff(before, after);
        diff.pairAlike();
        return diff.lines();
    }

    /**
     * Of a list whose order says nothing, and whose lines are names, which are not reworded. In the order after; what was removed comes last.
     *
     * @return all lines, those that stayed the same too; empty where both lists have the same
     */
    static List<Line> ofUnordered(List<String> before, List<String> after) {
        ListDiff diff = new ListDiff(before, after);
        List<Line> lines = new ArrayList<>();
        for (int to = 0; to < after.size(); to++) {
            lines.add(diff.origins[to] == NONE ? diff.added(to) : diff.kept(to, true));
        }
        boolean[] kept = diff.kept();
        IntStream.range(0, before.size()).filter(from -> !kept[from]).forEach(from -> lines.add(diff.removed(from)));
        return lines.stream().allMatch(line -> line.change() == Change.SAME) ? List.of() : List.copyOf(lines);
    }

    /** Pairs what is the very same; the first with the first where a line stands in a list twice. */
    private static int[] origins(List<String> before, List<String> after) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int from = 0; from < before.size(); from++) {
            places.computeIfAbsent(before.get(from), text -> new ArrayDeque<>()).add(from);
        }
        return after.stream()
                .map(text -> places.getOrDefault(text, new ArrayDeque<>()).poll())
                .mapToInt(from -> Objects.requireNonNullElse(from, NONE))
                .toArray();
    }

    private boolean[] kept() {
        boolean[] kept = new boolean[before.size()];
        Arrays.stream(origins).filter(from -> from != NONE).forEach(from -> kept[from] = true);
        return kept;
    }

    private record Pair(int from, int to, double alike) {

        int distance() {
            return Math.abs(from - to);
        }
    }

    /** Pairs what is left and alike, the most alike first, then the nearest. */
    private void pairAlike() {
        boolean[] kept = kept();
        List<Map<String, Long>> words = after.stream().map(ListDiff::words).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int from = 0; from < before.size(); from++) {
            Map<String, Long> own = kept[from] ? Map.of() : words(before.get(from));
            for (int to = 0; to < after.size(); to++) {
                double alike = kept[from] || origins[to] != NONE ? 0 : alike(own, words.get(to));
                if (alike >= ALIKE) {
                    pairs.add(new Pair(from, to, alike));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::alike)
                .reversed()
                .thenComparingInt(Pair::distance)
                .thenComparingInt(Pair::from));
        for (Pair pair : pairs) {
            if (!kept[pair.from] && origins[pair.to] == NONE) {
                kept[pair.from] = true;
                origins[pair.to] = pair.from;
            }
        }
    }

    private static Map<String, Long> words(String line) {
        return TextDiff.tokens(line).stream()
                .filter(token -> WORD.matcher(token).find())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    }

    /** Dice's coefficient (1945): twice the words in common by all words, 0 to 1. */
    private static double alike(Map<String, Long> one, Map<String, Long> other) {
        long common = one.entrySet().stream()
                .mapToLong(word -> Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0L)))
                .sum();
        return common == 0 ? 0 : 2.0 * common / (count(one) + count(other));
    }

    private static long count(Map<String, Long> words) {
        return words.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Line> lines() {
        boolean[] kept = kept();
        List<Line> lines = new ArrayList<>();
        // each line by the index that it had: what does not stay in the longest common order was moved
        List<Integer> had = IntStream.range(0, before.size()).boxed().toList();
        List<Integer> have = IntStream.range(0, after.size())
                .map(to -> origins[to] == NONE ? -1 - to : origins[to])
                .boxed()
                .toList();
        List<Line> came = new ArrayList<>();
        for (AbstractDelta<Integer> delta : TextDiff.aligned(had, have)) {
            boolean stayed = delta.getType() == DeltaType.EQUAL;
            int first = delta.getTarget().getPosition();
            List<Line> now = IntStream.range(first, first + delta.getTarget().size())
                    .mapToObj(to -> origins[to] == NONE ? added(to) : kept(to, stayed))
                    .toList();
            if (stayed) {
                lines.addAll(came);
                came.clear();
                lines.addAll(now);
            } else {
                // what went stands before what came in its place, in whatever order the two are told
                delta.getSource().getLines().stream()
                        .filter(from -> !kept[from])
                        .forEach(from -> lines.add(removed(from)));
                came.addAll(now);
            }
        }
        lines.addAll(came);
        return List.copyOf(lines);
    }

    private Line added(int to) {
        return new Line(Change.ADDED, null, to + 1, List.of(new Piece(Op.INSERT, after.get(to))));
    }

    private Line removed(int from) {
        return new Line(Change.REMOVED, from + 1, null, List.of(new Piece(Op.DELETE, before.get(from))));
    }

    private Line kept(int to, boolean stayed) {
        String text = before.get(origins[to]);
        Change change = !stayed ? Change.MOVED : text.equals(after.get(to)) ? Change.SAME : Change.REWORDED;
        return new Line(change, origins[to] + 1, to + 1, TextDiff.of(text, after.get(to)));
    }
}
