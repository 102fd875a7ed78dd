package io.throughline.standards.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.ImportFormat;
import io.throughline.standards.imports.Imported;
import io.throughline.standards.imports.Terms;
import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Commitment.Signal;
import io.throughline.standards.standards.Commitment.Signal.Kind;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Places;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Version;
import io.throughline.standards.standards.web.Pages;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is answered in Markdown is read again as what it was, whatever people have written. */
class RoundTripTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");
    private static final LocalDate FROM = LocalDate.parse("2024-02-29");
    private static final int PAGES = 40;
    private static final int MOST = 60;

    private final Random random = new Random(20261201);

    @Test
    void pageIsReadAsWhatWasWritten() {
        for (int round = 0; round < 40; round++) {
            List<Standard> written = new ArrayList<>();
            for (int i = 0; i < PAGES; i++) {
                written.add(Standard.imported(UUID.randomUUID(), UUID.randomUUID(), versions(i), NOW));
            }
            String file = Pages.of(written);
            FileFaults faults = new FileFaults();
            // no store has these regions: so they are read as drafts, and days are held against the text
            ImportFile read = new ImportFile(
                    file.getBytes(StandardCharsets.UTF_8),
                    ImportFormat.MARKDOWN,
                    new Terms(false, null),
                    new Places(List.of()),
                    NOW);
            read.known(faults);
            assertThat(faults.first()).as(file).isEmpty();
            List<Imported> standards = read.standards().toList();
            assertThat(standards).hasSize(PAGES);
            for (int i = 0; i < PAGES; i++) {
                Standard expected = written.get(i);
                assertThat(standards.get(i).reference()).isEqualTo(expected.id().toString());
                assertThat(standards.get(i).versions())
                        .as(file)
                        .isEqualTo(expected.versions().stream()
                                .map(version ->
                                        new Imported.Part(version.variant(), readable(version.content()), null, null))
                                .toList());
            }
        }
    }

    @Test
    void daysAreReadAsTheyWereWritten() {
        List<Standard> written = List.of(
                published(FROM, null),
                published(FROM, FROM.plusDays(1)),
                published(FROM, LocalDate.parse("2027-03-01")));
        ImportFile read = new ImportFile(
                Pages.of(written).getBytes(StandardCharsets.UTF_8),
                ImportFormat.MARKDOWN,
                new Terms(true, null),
                new Places(List.of()),
                NOW);
        FileFaults faults = new FileFaults();
        read.known(faults);
        assertThat(faults.first()).isEmpty();
        assertThat(read.standards().map(one -> one.standard(UUID.randomUUID(), UUID.randomUUID(), "ann", NOW)
                        .versions()))
                .isEqualTo(written.stream().map(Standard::versions).toList());
    }

    private Standard published(LocalDate from, LocalDate to) {
        Content content = new Content(
                "T" + random.nextInt(),
                "Why.",
                List.of("Act."),
                null,
                null,
                Scope.EVERYWHERE,
                List.of(),
                List.of(),
                List.of(),
                null);
        return Standard.imported(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(Version.importedPublished(1, null, content, from, to, "ann", NOW)),
                NOW);
    }

    private List<Version> versions(int i) {
        List<Version> versions = new ArrayList<>();
        Content core = new Content(
                "T" + i + text(),
                random.nextBoolean() ? null : text() + (random.nextBoolean() ? "\n" : "\r\n\n") + text(),
                texts(3),
                random.nextBoolean() ? null : text(),
                random.nextBoolean() ? null : "cashier",
                new Scope(texts(3), texts(2), texts(2), texts(2), List.of("picker", "baker")),
                texts(2),
                texts(2),
                random.nextBoolean() ? List.of() : List.of("en", "de-AT"),
                commitment());
        versions.add(Version.importedDraft(1, null, core, "ann"));
        for (int variant = 0; variant < random.nextInt(3); variant++) {
            Content adding = new Content(
                    "V" + text(),
                    null,
                    texts(3),
                    null,
                    null,
                    new Scope(texts(2), texts(2), texts(2), List.of(), List.of()),
                    texts(2),
                    texts(2),
                    List.of(),
                    commitment());
            versions.add(Version.importedDraft(2 + variant, "v" + variant + text(), adding, "ann"));
        }
        return versions.stream()
                .map(version -> version.isCore() ? version : named(version))
                .toList();
    }

    /** A variant's name is a line. */
    private static Version named(Version version) {
        return Version.importedDraft(version.number(), readable(version.variant()), version.content(), "ann");
    }

    private Commitment commitment() {
        Signal from = new Signal(Kind.QUEUE_LENGTH, BigDecimal.valueOf(random.nextInt(100), random.nextInt(3)), null);
        Signal to = random.nextBoolean()
                ? new Signal(Kind.REGISTER_OPENED, null, null)
                : new Signal(Kind.STAFF_ON_SHIFT, null, BigDecimal.valueOf(7));
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Commitment(text(), 1 + random.nextInt(1000), null, null);
            default -> new Commitment(text() + " (within 5 s)", 1 + random.nextInt(1000), from, to);
        };
    }

    /** Without what differs by white space only. */
    private List<String> texts(int most) {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> text()).forEach(text -> {
            if (texts.stream().noneMatch(other -> readable(other).equals(readable(text)))) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** With something to be read in it, and short enough for every field. */
    private String text() {
        return Stream.generate((Supplier<String>) () -> Pages.hostile(random))
                .filter(text -> !readable(text).isEmpty() && text.length() <= MOST)
                .findFirst()
                .orElseThrow();
    }

    private static Content readable(Content content) {
        return new Content(
                readable(content.title()),
                content.purpose() == null
                        ? null
                        : content.purpose()
                                .lines()
                                .map(RoundTripTest::readable)
                                .filter(line -> !line.isEmpty())
                                .collect(Collectors.joining("\n")),
                readable(content.steps()),
                content.customerGoal() == null ? null : readable(content.customerGoal()),
                content.role(),
                new Scope(
                        readable(content.scope().regions()),
                        readable(content.scope().formats()),
                        readable(content.scope().stores()),
                        readable(content.scope().touchpoints()),
                        content.scope().roles()),
                readable(content.resources()),
                readable(content.auditQuestions()),
                content.languages(),
                content.commitment() == null
                        ? null
                        : new Commitment(
                                readable(content.commitment().promise()),
                                content.commitment().withinSeconds(),
                                content.commitment().startedBy(),
                                content.commitment().fulfilledBy()));
    }

    private static List<String> readable(List<String> texts) {
        return texts.stream().map(RoundTripTest::readable).toList();
    }

    /** White space is one space in a page, and none at the ends. */
    private static String readable(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
    }
}
