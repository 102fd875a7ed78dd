package io.throughline.standards.imports;

import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of a paragraph, a heading or the like, on one line, without its emphasis. Where a link leads stands behind its text. */
final class Inline {

    private static final Pattern WHITE = Pattern.compile("\\s+");

    private Inline() {}

    static String text(Node block) {
        StringBuilder text = new StringBuilder();
        Node node = block;
        while (node != null) {
            text.append(said(node));
            Node next = node.getFirstChild();
            // as deep as marks lie within each other, and so without recursion
            while (next == null && node != null && node != block) {
                text.append(closing(node));
                next = node.getNext();
                node = node.getParent();
            }
            node = next;
        }
        return WHITE.matcher(text).replaceAll(" ").strip();
    }

    private static String said(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        }
        if (node instanceof Code code) {
            return code.getLiteral();
        }
        if (node instanceof HtmlInline html) {
            return html.getLiteral();
        }
        return node instanceof SoftLineBreak || node instanceof HardLineBreak ? " " : "";
    }

    private static String closing(Node node) {
        String destination = node instanceof Link link
                ? link.getDestination()
                : node instanceof Image image ? image.getDestination() : "";
        boolean isItsText = node.getFirstChild() instanceof Text text
                && (text.getLiteral().equals(destination) || ("mailto:" + text.getLiteral()).equals(destination));
        return destination.isEmpty() || isItsText ? "" : " (" + destination + ")";
    }
}
