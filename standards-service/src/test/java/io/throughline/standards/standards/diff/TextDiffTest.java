package io.throughline.standards.standards.diff;

import static io.throughline.standards.standards.diff.Piece.Op.DELETE;
import static io.throughline.standards.standards.diff.Piece.Op.EQUAL;
import static io.throughline.standards.standards.diff.Piece.Op.INSERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.diff.Piece.Op;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void wordThatBecameAnotherIsToldAmongThoseThatStayed() {
        assertThat(TextDiff.of("Look it over while you scan it.", "Look it over before you scan it."))
                .containsExactly(
                        new Piece(EQUAL, "Look it over "),
                        new Piece(DELETE, "while"),
                        new Piece(INSERT, "before"),
                        new Piece(EQUAL, " you scan it."));
    }

    @Test
    void wordsSideBySideThatBecameOthersAreOneChange() {
        assertThat(TextDiff.of("Ring the small bell.", "Ring a large bell."))
                .containsExactly(
                        new Piece(EQUAL, "Ring "),
                        new Piece(DELETE, "the small"),
                        new Piece(INSERT, "a large"),
                        new Piece(EQUAL, " bell."));
    }

    @Test
    void wordKeepsItsApostropheAndLosesItsFullStop() {
        assertThat(TextDiff.of("We can't.", "We can't!"))
                .containsExactly(new Piece(EQUAL, "We can't"), new Piece(DELETE, "."), new Piece(INSERT, "!"));
        assertThat(TextDiff.of("We can’t", "We can"))
                .containsExactly(new Piece(EQUAL, "We "), new Piece(DELETE, "can’t"), new Piece(INSERT, "can"));
    }

    @Test
    void scriptWithoutSpacesIsComparedByItsCharacters() {
        assertThat(TextDiff.of("商品を確認する", "商品を点検する"))
                .containsExactly(
                        new Piece(EQUAL, "商品を"),
                        new Piece(DELETE, "確認"),
                        new Piece(INSERT, "点検"),
                        new Piece(EQUAL, "する"));
    }

    @Test
    void piecesJoinedAreBothTextsWhateverTheySay() {
        String[] words = {
            "a", "b", "the", " ", " ", "\n", "\u00a0", ".", "’", "é", "e\u0301", "漢", "🙂", "\uD83D", "*", "-"
        };
        Random random = new Random(20261123);
        for (int i = 0; i < 3000; i++) {
            String before = text(random, words);
            String after = text(random, words);
            List<Piece> pieces = TextDiff.of(before, after);
            assertThat(joined(pieces, DELETE)).isEqualTo(before);
            assertThat(joined(pieces, INSERT)).isEqualTo(after);
            assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
            assertThat(IntStream.range(1, pieces.size()))
                    .noneMatch(n -> pieces.get(n).op() == pieces.get(n - 1).op());
        }
    }

    @Test
    void sameTextIsOnePieceAndNothingIsNone() {
        assertThat(TextDiff.of("The same.", "The same.")).containsExactly(new Piece(EQUAL, "The same."));
        assertThat(TextDiff.of("", "")).isEmpty();
    }

    @Test
    void longestTextsThatHaveNothingInCommonAreCompared() {
        String before = "a.".repeat(1000);
        String after = "b!".repeat(1000);
        assertThat(TextDiff.of(before, after)).containsExactly(new Piece(DELETE, before), new Piece(INSERT, after));
        Random random = new Random(20261123);
        String some = random.ints(2000, 0, 3)
                .mapToObj("a. "::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        assertThat(joined(TextDiff.of(some, after), DELETE)).isEqualTo(some);
        assertThat(joined(TextDiff.of(some, before), DELETE)).isEqualTo(some);
    }

    private static String text(Random random, String[] words) {
        return random.ints(random.nextInt(12), 0, words.length)
                .mapToObj(word -> words[word])
                .collect(Collectors.joining());
    }

    private static String joined(List<Piece> pieces, Op changed) {
        return pieces.stream()
                .filter(piece -> piece.op() == EQUAL || piece.op() == changed)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
