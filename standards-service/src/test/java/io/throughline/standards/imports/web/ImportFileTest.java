package io.throughline.standards.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.runtime.problems.Fault;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.ImportFormat;
import io.throughline.standards.imports.Imported;
import io.throughline.standards.imports.Terms;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportFileTest {

    private static final Path FILES = Path.of("src/test/resources/imports");
    private static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final Places PLACES = new Places(List.of(
            new Place(Set.of("S001"), "north", "city", DAY),
            new Place(Set.of("S002", "S202"), "south", "city", DAY),
            new Place(Set.of("S003"), "south", "town", DAY),
            new Place(Set.of("S004"), "north", "city, large", DAY)));
    private static final Terms PUBLISHED = new Terms(true, LocalDate.parse("2026-05-01"));
    private static final Terms DRAFTS = new Terms(false, null);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    private final FileFaults faults = new FileFaults();

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("in-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsReadAsExpected(String name) throws IOException {
        ImportFile file = file(
                Files.readAllBytes(FILES.resolve(name)),
                name.endsWith("csv") ? ImportFormat.CSV : ImportFormat.MARKDOWN,
                PUBLISHED);
        String expected = Files.readString(FILES.resolve(name.replace("in-", "out-") + ".txt"));
        assertThat(told(file)).isEqualTo(expected);
    }

    private String told(ImportFile file) throws IOException {
        int known = file.known(faults).size();
        if (!faults.isEmpty()) {
            return faults.first().stream()
                    .map(fault -> fault.pointer() + " " + fault.code() + " " + fault.detail() + "\n")
                    .collect(Collectors.joining());
        }
        StringBuilder told = new StringBuilder();
        for (Imported one : file.standards().toList()) {
            told.append(one.line()).append(' ').append(one.reference()).append('\n');
            for (Imported.Part part : one.versions()) {
                told.append(JSON.writeValueAsString(part)).append('\n');
            }
            known--;
        }
        assertThat(known).isZero();
        return told.toString();
    }

    @Test
    void ofDraftsNeitherDaysNorStoresAreLookedAt() {
        String file = "title,stores,effectiveFrom\nOne,S999,next year\n";
        assertThat(faults(file, PUBLISHED)).contains("/2/effectiveFrom format", "/2/stores no-store");
        assertThat(faults(file, DRAFTS)).isEmpty();
    }

    @Test
    void columnsWithoutATitleAreNothingUntilSomethingStandsInThem() {
        String file = "\uFEFFtitle;purpose;steps;; \r\nOne;x;x;;\r\n;;;;\r\nTwo;x;\"y\r\nz\";; \r\n";
        assertThat(faults(file, PUBLISHED)).isEmpty();
        assertThat(faults(file.replace("z\";;", "z\";why;"), PUBLISHED)).containsExactly("/5 unknown");
    }

    @Test
    void whatIsPublishedNeedsADayThatHasCome() {
        assertThat(faults("title,purpose,steps\nOne,x,x\n", new Terms(true, null)))
                .containsExactly("/2/effectiveFrom required");
        assertThat(faults("title,purpose,steps\nOne,x,x\n", new Terms(true, DAY)))
                .isEmpty();
        assertThat(faults("title,purpose,steps\nOne,x,x\n", new Terms(true, DAY.plusDays(1))))
                .containsExactly("/2/effectiveFrom day");
        assertThat(faults("title,purpose,steps,effectiveFrom,effectiveTo\nOne,x,x,2026-01-01,2026-01-01\n", PUBLISHED))
                .containsExactly("/2/effectiveTo day");
    }

    @Test
    void variantMayNotPromiseLessThanItsStandard() {
        String page = """
                # One

                - Service commitment: Help comes (within 60 s)

                Purpose.

                ## Steps

                - Act

                ## In addition: More

                - Variant: city
                - Scope:
                  - formats: city
                - Service commitment: Help comes (within %d s)
                """;
        assertThat(pageFaults(page.formatted(61))).containsExactly("/1 weakens-the-core");
        assertThat(pageFaults(page.formatted(60))).isEmpty();
    }

    @Test
    void faultsAreListedUpToAThousandAndAllCounted() {
        String file = "title,role\n"
                + IntStream.range(0, 1200).mapToObj(i -> "T" + i + ",No Role\n").collect(Collectors.joining());
        assertThat(faults(file, DRAFTS)).hasSize(1000);
        assertThat(faults.total()).isEqualTo(1200);
    }

    @Test
    void pageThatIsTooLongOrTooDeepIsNotRead() {
        assertThat(pageFaults("# One\n\n" + "word ".repeat(30_000) + "\n\n# Two\n\nx\n\n## Steps\n\n- x\n"))
                .containsExactly("/1 too-long");
        assertThat(pageFaults("# One\n\n" + ">".repeat(100_000) + "\n")).containsExactly("/3 format");
        assertThat(pageFaults("# One\n\n" + "*a **b ".repeat(15_000) + "\n")).contains("/3/purpose too-long");
    }

    @Test
    void sameContentIsKnownAgainWhateverItsFormat() {
        String page = "# One\n\n- Reference: A\n- Scope:\n  - stores: S001\n\nWhy.\n\n## Steps\n\n- Act\n";
        String row = "steps,title,purpose,stores,reference\nAct,One,Why.,S001,A\n";
        for (Terms terms : List.of(PUBLISHED, DRAFTS)) {
            assertThat(file(bytes(page), ImportFormat.MARKDOWN, terms)
                            .standards()
                            .map(Imported::fingerprint))
                    .isEqualTo(file(bytes(row), ImportFormat.CSV, terms)
                            .standards()
                            .map(Imported::fingerprint)
                            .toList());
        }
        assertThat(file(bytes(row), ImportFormat.CSV, DRAFTS).known(faults))
                .isNotEqualTo(file(bytes(row), ImportFormat.CSV, PUBLISHED).known(faults));
    }

    private List<String> pageFaults(String page) {
        return codes(file(bytes(page), ImportFormat.MARKDOWN, PUBLISHED));
    }

    private List<String> faults(String file, Terms terms) {
        return codes(file(bytes(file), ImportFormat.CSV, terms));
    }

    private static List<String> codes(ImportFile file, FileFaults faults) {
        file.known(faults);
        return faults.first().stream().map(ImportFileTest::code).toList();
    }

    private List<String> codes(ImportFile file) {
        FileFaults own = faults.isEmpty() ? faults : new FileFaults();
        return codes(file, own);
    }

    private static String code(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static ImportFile file(byte[] bytes, ImportFormat format, Terms terms) {
        return new ImportFile(bytes, format, terms, PLACES, NOW);
    }
}
