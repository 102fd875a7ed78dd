package io.throughline.standards.standards.web;

import static io.throughline.standards.standards.web.Markdown.block;
import static io.throughline.standards.standards.web.Markdown.text;

import io.throughline.standards.standards.diff.ContentDiff;
import io.throughline.standards.standards.diff.ContentDiff.ScopeDiff;
import io.throughline.standards.standards.diff.Line;
import io.throughline.standards.standards.diff.Line.Change;
import io.throughline.standards.standards.diff.Piece;
import io.throughline.standards.standards.diff.Piece.Op;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The difference of two versions as a page that people read: {@code ~~what went~~} and {@code **what came**}. */
final class DiffMarkdown {

    private DiffMarkdown() {}

    /** @param title of the standard, as the version after says it */
    static String of(String title, int from, int to, ContentDiff diff) {
        String heading = "# " + block(text(title)) + "\n\nFrom version " + from + " to version " + to + ".";
        String changes = Stream.of(
                        texts("Title", diff.title()),
                        texts("Purpose", diff.purpose()),
                        lines("Steps", diff.steps()),
                        texts("Customer's goal", diff.customerGoal()),
                        texts("Role", diff.role()),
                        scope(diff.scope()),
                        lines("Resources", diff.resources()),
                        lines("Audit questions", diff.auditQuestions()),
                        lines("Languages", diff.languages()),
                        texts("Service commitment", diff.commitment()))
                .collect(Collectors.joining());
        return heading + (changes.isEmpty() ? "\n\nThey say the same." : changes) + "\n";
    }

    private static String texts(String heading, List<Piece> pieces) {
        return pieces.isEmpty() ? "" : section(heading, block(marked(pieces)));
    }

    private static String section(String heading, String body) {
        return "\n\n## " + heading + "\n\n" + body;
    }

    private static String lines(String heading, List<Line> lines) {
        return lines.isEmpty()
                ? ""
                : section(
                        heading,
                        lines.stream()
                                .map(line -> "- " + place(line) + ": "
                                        + marked(line.pieces()).strip())
                                .collect(Collectors.joining("\n")));
    }

    /** Its number, or both where it was moved, and what became of it. */
    private static String place(Line line) {
        return switch (line.change()) {
            case SAME -> line.to().toString();
            case REWORDED, ADDED -> line.to() + ", " + line.change().wireName();
            case REMOVED -> line.from() + ", " + line.change().wireName();
            case MOVED -> line.from() + " → " + line.to() + ", " + line.change().wireName();
        };
    }

    private static String scope(ScopeDiff scope) {
        return scope == null
                ? ""
                : section(
                        "Scope",
                        Stream.of(
                                        names("regions", scope.regions()),
                                        names("formats", scope.formats()),
                                        names("stores", scope.stores()),
                                        names("touchpoints", scope.touchpoints()),
                                        names("roles", scope.roles()))
                                .filter(line -> !line.isEmpty())
                                .collect(Collectors.joining("\n")));
    }

    /** Those that came and went, and how many stayed: there may be thousands. */
    private static String names(String list, List<Line> names) {
        if (names.isEmpty()) {
            return "";
        }
        long same = names.stream().filter(name -> name.change() == Change.SAME).count();
        return Stream.concat(
                        names.stream()
                                .filter(name -> name.change() != Change.SAME)
                                .map(name -> marked(name.pieces()).strip()),
                        same == 0 ? Stream.of() : Stream.of(same + " as before"))
                .collect(Collectors.joining(", ", "- " + list + ": ", ""));
    }

    /**
     * The pieces in one line. A mark counts as one only where it does not stand between a letter and a punctuation mark (CommonMark 0.31, 6.2),
     * and no space stands within it: where need be a space is put outside.
     */
    static String marked(List<Piece> pieces) {
        StringBuilder line = new StringBuilder();
        boolean spaceNeeded = false;
        for (Piece piece : pieces) {
            String text = text(piece.text());
            String inner = text.strip();
            boolean isMarked = piece.op() != Op.EQUAL && !inner.isEmpty();
            boolean spaced =
                    text.startsWith(" ") || spaceNeeded || isMarked && !Character.isLetterOrDigit(inner.codePointAt(0));
            if (spaced && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
            String mark = !isMarked ? "" : piece.op() == Op.DELETE ? "~~" : "**";
            line.append(mark).append(inner).append(mark);
            if (text.endsWith(" ") && !inner.isEmpty()) {
                line.append(' ');
            }
            // what came does not touch what went
            spaceNeeded = isMarked
                    && (piece.op() == Op.DELETE || !Character.isLetterOrDigit(inner.codePointBefore(inner.length())));
        }
        return line.toString();
    }
}
