package io.throughline.feedback.stores.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.feedback.stores.Values;
import io.throughline.runtime.problems.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFileTest {

    private static final String HEADER = "code,name,region,format,timeZone,openedOn,closedOn\n";

    private final FileFaults faults = new FileFaults();

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void aFileIsReadWithAndWithoutAByteOrderMark(String mark) {
        List<StoreRow> rows = read(mark + HEADER + """
                S012,Harbour,north,city,Europe/London,2019-03-01,
                S013,"Market, ""lower""
                floor",,, Europe/London ,,2026-06-30

                S014,Harbour,,,Europe/London,,
                """);
        assertThat(faults.first()).isEmpty();
        assertThat(rows)
                .containsExactly(
                        new StoreRow(
                                2,
                                new Values("S012", "Harbour", "north", "city", "Europe/London"),
                                LocalDate.parse("2019-03-01"),
                                null),
                        new StoreRow(
                                3,
                                new Values("S013", "Market, \"lower\"\nfloor", null, null, "Europe/London"),
                                null,
                                LocalDate.parse("2026-06-30")),
                        new StoreRow(6, new Values("S014", "Harbour", null, null, "Europe/London"), null, null));
    }

    @Test
    void columnsComeInAnyOrderAndMayBeSeparatedBySemicolons() {
        assertThat(read("timeZone;name;code\r\nEurope/London;Köln, Dom;S012\r\n"))
                .containsExactly(
                        new StoreRow(2, new Values("S012", "Köln, Dom", null, null, "Europe/London"), null, null));
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void everyFaultIsToldWithItsLineAndColumn() {
        read(HEADER + """
                S 12,Harbour,north,city,Europe/London,2019-03-01,
                S013,,north,city,Mars/Olympus,01.03.2019,2026-02-30
                S014,Short,north
                S015,Long,%s,city,Europe/London,,
                S015,Again,north,city,Europe/London,0000-01-01,
                """.formatted("x".repeat(101)));
        assertThat(faults.first())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/2/code format",
                        "/3/timeZone value",
                        "/3/name required",
                        "/3/openedOn format",
                        "/3/closedOn format",
                        "/4 columns",
                        "/5/region too-long",
                        "/6/openedOn format",
                        "/6/code repeated");
    }

    @Test
    void aWrongHeaderIsAllThatIsTold() {
        read("code,nmae,region,region,openedOn\nS012,,,,x\n");
        assertThat(faults.first())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/1 unknown", "/1/region repeated", "/1/name required", "/1/timeZone required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code,name,timeZone", "code,name,timeZone\n\n,,\n"})
    void aFileWithoutStoresIsAFault(String file) {
        read(file);
        assertThat(faults.first()).extracting(Fault::code).contains("required");
    }

    @Test
    void whatIsNotCsvAndWhatIsNotUtf8IsAFaultOfItsLine() {
        read("code,name,timeZone\nS012,Harbour,Europe/London\nS013,\"Market\"x,Europe/London\n");
        assertThat(faults.first()).extracting(Fault::pointer).containsExactly("/3");
        FileFaults unclosed = new FileFaults();
        StoreFile.read("code,name,timeZone\nS012,\"Harbour,Europe/London\n".getBytes(UTF_8), Set.of(), unclosed);
        assertThat(unclosed.first()).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/2", "format"));
        FileFaults more = new FileFaults();
        StoreFile.read("code,name,timeZone\nS012,Köln,Europe/London\n".getBytes(ISO_8859_1), Set.of(), more);
        assertThat(more.first()).containsExactly(new Fault("/2", "characters", "is not UTF-8"));
    }

    @Test
    void moreThanFiveThousandStoresAreTooMany() {
        String rows = IntStream.rangeClosed(1, StoreFile.MOST_ROWS)
                .mapToObj(i -> "S" + i + ",Store,Europe/London\n")
                .collect(Collectors.joining());
        assertThat(read("code,name,timeZone\n" + rows)).hasSize(StoreFile.MOST_ROWS);
        assertThat(faults.isEmpty()).isTrue();
        read("code,name,timeZone\n" + rows + "ONE,more,Europe/London\n");
        assertThat(faults.first()).extracting(Fault::pointer).containsExactly("/5002");
    }

    @Test
    void ofManyFaultsTheFirstHundredAreListedAndAllCounted() {
        read("code,name,timeZone\n" + "S 1,Store,Europe/London\n".repeat(300));
        assertThat(faults.first()).hasSize(100);
        assertThat(faults.total()).isEqualTo(599);
    }

    private List<StoreRow> read(String file) {
        return StoreFile.read(file.getBytes(UTF_8), Set.of("Europe/London"), faults);
    }
}
