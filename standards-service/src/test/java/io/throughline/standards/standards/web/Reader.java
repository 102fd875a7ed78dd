package io.throughline.standards.standards.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown as CommonMark says, and texts that are written to be more than a text. */
final class Reader {

    /** The beginnings of everything that Markdown knows. */
    private static final String[] HOSTILE = {
        "#",
        "##",
        "-",
        "+",
        "*",
        "**",
        "***",
        "_",
        "__",
        "1.",
        "2)",
        "`",
        "```",
        "~",
        "~~",
        "~~~",
        "<",
        ">",
        "<b>",
        "<script>",
        "</p>",
        "<!--",
        "-->",
        "<http://e.example>",
        "[a](http://e.example)",
        "![",
        "]",
        "(",
        ")",
        "[x]",
        "|",
        "| - |",
        "---",
        "===",
        "&lt;",
        "&amp;",
        "&#60;",
        "\\",
        "\\\\",
        ":",
        "!",
        "\"",
        "'",
        ".",
        ",",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
        " ",
        "\u00a0",
        "a",
        "word",
        "7",
        "é",
        "漢",
        "🙂",
        "$x$",
        "{{x}}",
        "javascript:x",
        "www.e.example"
    };

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private Reader() {}

    static String hostile(Random random) {
        return random.ints(1 + random.nextInt(8), 0, HOSTILE.length)
                .mapToObj(i -> HOSTILE[i])
                .collect(Collectors.joining());
    }

    /** All kinds of nodes that there are, in order. */
    static List<String> kinds(String markdown) {
        return nodes(PARSER.parse(markdown), new ArrayList<>()).stream()
                .filter(node -> !(node instanceof Text))
                .map(node -> node.getClass().getSimpleName())
                .toList();
    }

    /** What is read, without white space. */
    static String read(String markdown) {
        return read(markdown, Set.of());
    }

    /** What is read outside of nodes of those kinds, without white space. */
    static String read(String markdown, Set<Class<?>> without) {
        return nodes(PARSER.parse(markdown), new ArrayList<>()).stream()
                .filter(node -> node instanceof Text && !isWithin(node, without))
                .map(node -> bare(((Text) node).getLiteral()))
                .collect(Collectors.joining());
    }

    static String bare(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cc}]", "");
    }

    private static boolean isWithin(Node node, Set<Class<?>> kinds) {
        return node != null && (kinds.contains(node.getClass()) || isWithin(node.getParent(), kinds));
    }

    private static List<Node> nodes(Node node, List<Node> found) {
        if (!(node instanceof SoftLineBreak)) {
            found.add(node);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            nodes(child, found);
        }
        return found;
    }

    static final Class<?> DELETED = Strikethrough.class;
}
