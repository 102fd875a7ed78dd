package io.throughline.traffic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

    @TempDir
    private Path folder;

    @Test
    void csvCellsMayHaveQuotesCommasAndLineBreaks() throws IOException {
        assertThat(read("a.csv", "text,stars\n\"good, \"\"very\"\"\nindeed\",5\n\nfine,4\n", null, "text", "2"))
                .containsExactly("2+3 good, \"very\"\nindeed | 5", "5+2 fine | 4");
    }

    @Test
    void rawTsvKeepsStrayQuotes() throws IOException {
        assertThat(read("a.tsv", "\"Best\" of all\t1\nthe \"so-called\t0", null, "1", "2"))
                .containsExactly("1+1 \"Best\" of all | 1", "2+1 the \"so-called | 0");
    }

    @Test
    void quotedTsvIsUnwrapped() throws IOException {
        assertThat(read("a.tsv", "\"a\tb\"\t1\n", true, "1")).containsExactly("1+1 a\tb");
    }

    @Test
    void ndjsonIsReadByNameAndByPointer() throws IOException {
        assertThat(read(
                        "a.ndjson",
                        "{\"text\":\"x\",\"by\":{\"age\":4}}\n\n{\"text\":\"y\"}\r\n",
                        null,
                        "text",
                        "/by/age"))
                .containsExactly("1+1 x | 4", "3+2 y | ");
    }

    @Test
    void aLineThatIsNoJsonIsReportedAndTheNextOneRead() throws IOException {
        assertThat(read("a.ndjson", "{\"text\":\n[1]\n{\"text\":\"y\"} {}\n{\"text\":\"z\"}\n", null, "text"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("! 1 not JSON"),
                        line -> assertThat(line).isEqualTo("! 2 not a JSON object"),
                        line -> assertThat(line).startsWith("! 3 not JSON"),
                        line -> assertThat(line).isEqualTo("4+1 z"));
    }

    @Test
    void badBytesAreReportedByLineAndNeverReplaced() throws IOException {
        byte[] latin = "good\ncaf\u00e9\n\u00e9\u00e9\nfine \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("a.csv"), latin);
        assertThat(read("a.csv", null, "1"))
                .containsExactly("1+1 good", "! 2 not UTF-8", "! 3 not UTF-8", "! 4 not UTF-8");
    }

    @Test
    void badBytesInACellOfSeveralLinesAreThatRecordsOwn() throws IOException {
        byte[] latin = "a\n\"b\n\u00e9\nc\"\nd\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("a.csv"), latin);
        assertThat(read("a.csv", null, "1")).containsExactly("1+1 a", "! 2 not UTF-8", "5+1 d");
    }

    @Test
    void charactersAcrossBufferBoundsStayWhole() throws IOException {
        String text = "\uD83D\uDE00\u20AC".repeat(20_000);
        assertThat(read("a.csv", "x" + text + "\ny", null, "1")).containsExactly("1+1 x" + text, "2+1 y");
    }

    @Test
    void aReplacementCharacterThatTheFileReallyHasIsKept() throws IOException {
        assertThat(read("a.csv", "a\uFFFDb\n", null, "1")).containsExactly("1+1 a\uFFFDb");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(read("a.csv", "\uFEFFtext\nfine\n", null, "text")).containsExactly("2+2 fine");
    }

    @Test
    void aRecordWithTooFewColumnsIsReported() throws IOException {
        assertThat(read("a.csv", "a,b\nc\nd,e\n", null, "2"))
                .containsExactly("1+1 b", "! 2 has 1 columns, not 2", "3+1 e");
    }

    @Test
    void anUnknownColumnIsRefusedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> read("a.csv", "text,stars\n", null, "txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column 'txt'. The header has: text, stars");
        assertThatThrownBy(() -> read("a.csv", "text,stars\n", null, "text", "3"))
                .hasMessageStartingWith("there is no column '3'");
        assertThatThrownBy(() -> read("a.csv", "text,text\n", null, "text"))
                .hasMessageStartingWith("two columns are named 'text'");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotFillTheMemory() {
        String endless = "a,b\n\"open,1\n" + "more of it,2\n".repeat(600_000);
        assertThatThrownBy(() -> read("a.csv", endless, null, "1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("after line 1")
                .hasMessageContaining("--quote off");
    }

    @Test
    void aFileWithoutHeaderHasNoColumnNames() {
        assertThatThrownBy(() -> Format.of(Format.Kind.CSV, null, false, List.of("text")))
                .hasMessageContaining("--map comment=1");
    }

    @Test
    void linesAreCountedWithAndWithoutALastLineBreak() throws IOException {
        assertThat(LineCount.of(Files.writeString(folder.resolve("a"), "a\nb\n")))
                .isEqualTo(2);
        assertThat(LineCount.of(Files.writeString(folder.resolve("a"), "a\nb"))).isEqualTo(2);
        assertThat(LineCount.of(Files.writeString(folder.resolve("a"), ""))).isZero();
    }

    private List<String> read(String name, String content, Boolean quoted, String... sources) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return read(name, quoted, sources);
    }

    /** Each record as {@code line+lines cell | cell}, each fault as {@code ! line reason}. */
    private List<String> read(String name, Boolean quoted, String... sources) throws IOException {
        Path file = folder.resolve(name);
        List<String> seen = new ArrayList<>();
        try (Rows rows =
                Rows.open(file, Format.of(Format.Kind.of(file), quoted, null, List.of(sources)), List.of(sources))) {
            boolean more = true;
            while (more) {
                try {
                    Optional<Row> row = rows.next();
                    more = row.isPresent();
                    if (more) {
                        List<String> cells = new ArrayList<>();
                        for (String source : sources) {
                            cells.add(row.get().value(source).asText());
                        }
                        seen.add(row.get().line() + "+" + row.get().lines() + " " + String.join(" | ", cells));
                    }
                } catch (RowFault fault) {
                    seen.add("! " + fault.line() + " " + fault.getMessage());
                }
            }
        }
        return seen;
    }
}
