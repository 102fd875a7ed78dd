package io.throughline.standards.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Say \"hello\", it's 3.5 m (about).¦Say \"hello\", it's 3.5 m (about).",
                "<script>alert(1)</script>¦&lt;script&gt;alert(1)&lt;/script&gt;",
                "[x](javascript:1)¦\\[x\\](javascript:1)",
                "See http://e.example or www.e.example, a@b.example¦See http\\://e.example or www\\.e.example, a\\@b.example",
                "&amp; *so*¦&amp;amp; \\*so\\*",
                "# no heading¦\\# no heading",
                "- no item¦\\- no item",
                "12. no item¦12\\. no item",
                "a - b = c + 1.5¦a - b = c + 1.5"
            })
    void textIsWrittenSoThatItReadsAsItself(String text, String written) {
        assertThat(Markdown.block(Markdown.text(text))).isEqualTo(written);
    }

    @Test
    void terminalIsToldNothing() {
        assertThat(Markdown.text("a\u001b[31mb\u0007\u009bc\u202ed\r\ne")).isEqualTo("a \\[31mb cd e");
    }

    @Test
    void textIsAParagraphAHeadingOrAnItemAndNothingElse() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            String hostile = "a" + Reader.hostile(random);
            String text = i % 2 == 0 ? hostile : hostile.substring(1) + "a";
            String line = Markdown.block(Markdown.text(text));
            for (String page : new String[] {line, "# " + line, "- " + line, "1. " + line}) {
                assertThat(Reader.kinds(page))
                        .as(page)
                        .isSubsetOf("Document", "Heading", "BulletList", "OrderedList", "ListItem", "Paragraph")
                        .hasSizeLessThanOrEqualTo(4)
                        .doesNotHaveDuplicates();
                assertThat(Reader.read(page)).as(page).isEqualTo(Reader.bare(text));
            }
        }
    }
}
