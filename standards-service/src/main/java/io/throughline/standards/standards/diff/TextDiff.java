package io.throughline.standards.standards.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import io.throughline.standards.standards.diff.Piece.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The difference of two texts by words. The pieces that stayed or came are, joined, the text after, those that stayed or went the text before.
 */
final class TextDiff {

    private static final String WITHOUT_SPACES = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}";

    /** A character of a script that does not part its words, a word, white space, or another character. */
    private static final Pattern TOKEN = Pattern.compile(
            "[%1$s]|[\\p{L}\\p{M}\\p{N}'’&&[^%1$s]]+|[\\s\\p{Z}]+|.".formatted(WITHOUT_SPACES), Pattern.DOTALL);

    private TextDiff() {}

    /** Where both change by turns, what went stands before what came. */
    static List<Piece> of(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder deleted = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        List<AbstractDelta<String>> deltas = aligned(tokens(before), tokens(after));
        for (int i = 0; i < deltas.size(); i++) {
            AbstractDelta<String> delta = deltas.get(i);
            String gone = String.join("", delta.getSource().getLines());
            String come = String.join("", delta.getTarget().getLines());
            boolean stayed = delta.getType() == DeltaType.EQUAL;
            // the space between two words that both change is no word that stayed
            boolean between = i > 0 && i < deltas.size() - 1 && gone.isBlank();
            if (stayed && !between) {
                change(pieces, deleted, inserted);
                pieces.add(new Piece(Op.EQUAL, gone));
            } else {
                deleted.append(gone);
                inserted.append(come);
            }
        }
        change(pieces, deleted, inserted);
        return List.copyOf(pieces);
    }

    private static void change(List<Piece> pieces, StringBuilder deleted, StringBuilder inserted) {
        if (!deleted.isEmpty()) {
            pieces.add(new Piece(Op.DELETE, deleted.toString()));
        }
        if (!inserted.isEmpty()) {
            pieces.add(new Piece(Op.INSERT, inserted.toString()));
        }
        deleted.setLength(0);
        inserted.setLength(0);
    }

    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /**
     * All parts of both, in order, those that are equal too (Myers 1986). In linear space: two texts of 2,000 characters that have nothing in
     * common would take hundreds of megabytes otherwise.
     */
    static <T> List<AbstractDelta<T>> aligned(List<T> before, List<T> after) {
        return DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
    }
}
