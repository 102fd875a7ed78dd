package io.throughline.standards.standards.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Where words that were searched for stand.
 *
 * @param variant whose version says them, null where the core's does
 * @param title the whole title
 * @param text what else the version says, around the best places
 */
public record Found(String variant, List<Piece> title, List<Piece> text) {

    /** Where a found word begins and ends, in what {@link #pieces} reads: characters that no text has a use for. */
    public static final char BEGIN = '\uE000';

    public static final char END = '\uE001';

    /** @param found whether it is what was searched for */
    public record Piece(String text, boolean found) {}

    /** The pieces of a marked text, in order: put together they are the text. */
    public static List<Piece> pieces(String marked) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean found = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == BEGIN || c == END) {
                add(pieces, piece, found);
                found = c == BEGIN;
            } else {
                piece.append(c);
            }
        }
        add(pieces, piece, found);
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder piece, boolean found) {
        if (piece.length() > 0) {
            pieces.add(new Piece(piece.toString(), found));
            piece.setLength(0);
        }
    }
}
