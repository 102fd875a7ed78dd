package io.throughline.standards.standards.diff;

import static io.throughline.standards.standards.diff.Line.Change.ADDED;
import static io.throughline.standards.standards.diff.Line.Change.MOVED;
import static io.throughline.standards.standards.diff.Line.Change.REMOVED;
import static io.throughline.standards.standards.diff.Line.Change.REWORDED;
import static io.throughline.standards.standards.diff.Line.Change.SAME;
import static io.throughline.standards.standards.diff.Piece.Op.DELETE;
import static io.throughline.standards.standards.diff.Piece.Op.EQUAL;
import static io.throughline.standards.standards.diff.Piece.Op.INSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ListDiffTest {

    private static final String GREET = "Greet the customer.";
    private static final String LOOK = "Look the article over while you scan it.";
    private static final String LOOK_FIRST = "Look the article over before you scan it.";
    private static final String RING = "Ring for a colleague.";

    @Test
    void lineThatWasAddedOrRemovedShowsAsSuch() {
        changes(List.of(GREET, LOOK), List.of(GREET, RING, LOOK))
                .containsExactly(tuple(SAME, 1, 1), tuple(ADDED, null, 2), tuple(SAME, 2, 3));
        changes(List.of(GREET, RING, LOOK), List.of(GREET, LOOK))
                .containsExactly(tuple(SAME, 1, 1), tuple(REMOVED, 2, null), tuple(SAME, 3, 2));
    }

    @Test
    void lineThatWasMovedShowsAsSuchWhereItIsNow() {
        changes(List.of(GREET, LOOK, RING, "Pay."), List.of("Pay.", GREET, LOOK, RING))
                .containsExactly(tuple(MOVED, 4, 1), tuple(SAME, 1, 2), tuple(SAME, 2, 3), tuple(SAME, 3, 4));
    }

    @Test
    void lineThatWasRewordedShowsItsWords() {
        List<Line> lines = ListDiff.ofOrdered(List.of(GREET, LOOK), List.of(GREET, LOOK_FIRST));
        assertThat(lines).extracting(Line::change).containsExactly(SAME, REWORDED);
        assertThat(lines.get(1).pieces()).contains(new Piece(DELETE, "while"), new Piece(INSERT, "before"));
    }

    @Test
    void lineThatWasMovedAndRewordedIsStillThatLine() {
        List<Line> lines = ListDiff.ofOrdered(List.of(LOOK, GREET, RING), List.of(GREET, RING, LOOK_FIRST));
        assertThat(lines)
                .extracting(Line::change, Line::from, Line::to)
                .containsExactly(tuple(SAME, 2, 1), tuple(SAME, 3, 2), tuple(MOVED, 1, 3));
        assertThat(lines.get(2).pieces()).contains(new Piece(DELETE, "while"), new Piece(INSERT, "before"));
    }

    @Test
    void lineThatHasLittleInCommonIsAnother() {
        changes(List.of(GREET, RING), List.of(GREET, "Lock the door at night."))
                .containsExactly(tuple(SAME, 1, 1), tuple(REMOVED, 2, null), tuple(ADDED, null, 2));
    }

    @Test
    void lineIsTheOneThatItIsMostAlike() {
        changes(List.of("Ring the bell once.", "Ring the bell twice."), List.of("Ring the bell twice and wait."))
                .containsExactly(tuple(REMOVED, 1, null), tuple(REWORDED, 2, 1));
    }

    @Test
    void listsThatAreTheSameHaveNoDifference() {
        assertThat(ListDiff.ofOrdered(List.of(GREET, LOOK), List.of(GREET, LOOK)))
                .isEmpty();
        assertThat(ListDiff.ofUnordered(List.of("S1", "S2"), List.of("S2", "S1")))
                .isEmpty();
    }

    @Test
    void namesComeAndGoWhereTheOrderSaysNothing() {
        assertThat(ListDiff.ofUnordered(List.of("north east", "south"), List.of("south", "north west")))
                .extracting(Line::change, Line::from, Line::to)
                .containsExactly(tuple(SAME, 2, 1), tuple(ADDED, null, 2), tuple(REMOVED, 1, null));
    }

    @Test
    void thousandsOfNamesAreCompared() {
        List<String> before = IntStream.range(0, 5000).mapToObj(n -> "S" + n).toList();
        List<String> after =
                IntStream.range(0, 5000).mapToObj(n -> "S" + (7499 - n)).toList();
        assertThat(ListDiff.ofUnordered(before, after))
                .filteredOn(line -> line.change() != SAME)
                .hasSize(5000);
    }

    @Test
    void linesJoinedAreBothListsWhateverTheyHold() {
        String[] lines = {"a b c", "a b d", "a c b e", "x y", "x z y", "x", "q", "", "a b c"};
        Random random = new Random(20261123);
        for (int i = 0; i < 3000; i++) {
            List<String> before = list(random, lines);
            List<String> after = list(random, lines);
            bothLists(before, after, ListDiff::ofOrdered);
            bothLists(before, after, ListDiff::ofUnordered);
        }
    }

    private static void bothLists(
            List<String> before, List<String> after, BiFunction<List<String>, List<String>, List<Line>> diff) {
        List<Line> lines = diff.apply(before, after);
        if (lines.isEmpty()) {
            assertThat(after).containsExactlyInAnyOrderElementsOf(before);
            return;
        }
        assertThat(read(lines, Line::from, DELETE)).isEqualTo(before);
        assertThat(read(lines, Line::to, INSERT)).isEqualTo(after);
        assertThat(lines.stream().map(Line::to).filter(Objects::nonNull)).isSorted();
    }

    private static List<String> read(List<Line> lines, Function<Line, Integer> number, Piece.Op changed) {
        return lines.stream()
                .filter(line -> number.apply(line) != null)
                .sorted(Comparator.comparing(number))
                .map(line -> line.pieces().stream()
                        .filter(piece -> piece.op() == EQUAL || piece.op() == changed)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static List<String> list(Random random, String[] lines) {
        return random.ints(random.nextInt(7), 0, lines.length)
                .mapToObj(line -> lines[line])
                .toList();
    }

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ?> changes(
            List<String> before, List<String> after) {
        return assertThat(ListDiff.ofOrdered(before, after)).extracting(Line::change, Line::from, Line::to);
    }
}
