package io.throughline.standards.standards.web;

import static io.throughline.standards.standards.Samples.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.diff.ContentDiff;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.commonmark.node.StrongEmphasis;
import org.junit.jupiter.api.Test;

class DiffMarkdownTest {

    @Test
    void everyFieldThatDiffersIsASection() {
        Content before = new Content(
                "Swap it",
                "Nobody comes twice.",
                List.of("Greet.", "Look it over while you scan it.", "Ring.", "Pay."),
                null,
                "cashier",
                new Scope(List.of(), List.of(), List.of("S1", "S2", "S3"), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        Content after = new Content(
                "Swap it",
                "Nobody comes back twice.",
                List.of("Pay.", "Greet.", "Look it over before you scan it.", "Wait."),
                "go home",
                "floor-lead",
                new Scope(List.of("north"), List.of(), List.of("S3", "S1", "S4"), List.of(), List.of()),
                List.of("a bell"),
                List.of(),
                List.of(),
                null);
        assertThat(DiffMarkdown.of(after.title(), 1, 2, ContentDiff.of(before, after)))
                .isEqualTo("""
                        # Swap it

                        From version 1 to version 2.

                        ## Purpose

                        Nobody comes **back** twice.

                        ## Steps

                        - 4 → 1, moved: Pay.
                        - 2: Greet.
                        - 3, reworded: Look it over ~~while~~ **before** you scan it.
                        - 3, removed: ~~Ring.~~
                        - 4, added: **Wait.**

                        ## Customer's goal

                        **go home**

                        ## Role

                        ~~cashier~~ **floor-lead**

                        ## Scope

                        - regions: **north**
                        - stores: **S4**, ~~S2~~, 2 as before

                        ## Resources

                        - 1, added: **a bell**
                        """);
    }

    @Test
    void versionsThatSayTheSameAreSaidTo() {
        assertThat(DiffMarkdown.of("Swap it", 1, 2, ContentDiff.of(CONTENT, CONTENT)))
                .isEqualTo("# Swap it\n\nFrom version 1 to version 2.\n\nThey say the same.\n");
    }

    @Test
    void whateverCameAndWentReadsAsBothTextsAndIsNothingElse() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            String before = Reader.hostile(random) + "a";
            String after = i % 2 == 0
                    ? Reader.hostile(random) + "a"
                    : before.replaceFirst("[.!a]", Reader.hostile(random).replaceAll("[\\\\$]", "x"));
            if (before.equals(after)) {
                continue;
            }
            String line = Markdown.block(DiffMarkdown.marked(
                    ContentDiff.of(titled(before), titled(after)).title()));
            assertThat(Reader.kinds(line))
                    .as(line)
                    .isSubsetOf("Document", "Paragraph", "Strikethrough", "StrongEmphasis");
            assertThat(Reader.read(line, Set.of(StrongEmphasis.class))).as(line).isEqualTo(Reader.bare(before));
            assertThat(Reader.read(line, Set.of(Reader.DELETED))).as(line).isEqualTo(Reader.bare(after));
        }
    }

    private static Content titled(String title) {
        return new Content(title, null, List.of(), null, null, Scope.EVERYWHERE, List.of(), List.of(), List.of(), null);
    }
}
