package io.throughline.standards.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Commitment;
import io.throughline.standards.standards.Commitment.Signal;
import io.throughline.standards.standards.Commitment.Signal.Kind;
import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionMarkdownTest {

    private static final UUID ID = UUID.fromString("0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b82");
    private static final LocalDate FROM = LocalDate.parse("2026-12-01");

    @Test
    void pageSaysAllThatTheVersionSays() {
        VersionView whole = new VersionView(
                ID,
                2,
                null,
                1,
                Status.SUPERSEDED,
                "Swap what is *broken*",
                "Nobody comes twice.\n\n- Really.",
                List.of("Look.", "1. Act."),
                "go home",
                "cashier",
                new Scope(List.of("north", "south"), List.of(), List.of(), List.of("checkout"), List.of("picker")),
                List.of("a bell"),
                List.of("Was it noticed?"),
                List.of("en", "de"),
                new Commitment(
                        "A bell is answered",
                        120,
                        new Signal(Kind.QUEUE_LENGTH, BigDecimal.valueOf(3), null),
                        new Signal(Kind.REGISTER_OPENED, null, null)),
                FROM,
                LocalDate.parse("2027-03-01"),
                null,
                Instant.EPOCH);
        assertThat(VersionMarkdown.of(whole)).isEqualTo("""
                # Swap what is \\*broken\\*

                - Standard: 0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b82
                - Version: 2, corrects version 1
                - Status: superseded
                - Effective: from 2026-12-01 to 2027-02-28
                - Role: cashier
                - Scope:
                  - regions: north, south
                  - touchpoints: checkout
                  - roles: picker
                - Customer's goal: go home
                - Service commitment: A bell is answered (within 120 s, from queue-length of 3 or more to register-opened)
                - Languages: en, de

                Nobody comes twice.

                \\- Really.

                ## Steps

                1. Look.
                2. 1\\. Act.

                ## Resources

                - a bell

                ## Audit questions

                - Was it noticed?
                """);
    }

    @Test
    void whatADraftDoesNotSayIsLeftOut() {
        assertThat(VersionMarkdown.of(bare(null, null))).isEqualTo("""
                # One

                - Standard: 0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b82
                - Version: 1
                - Status: draft
                - Scope: everywhere
                """);
    }

    @Test
    void pageSaysOnWhichDaysTheVersionHolds() {
        assertThat(VersionMarkdown.of(bare(FROM, null))).contains("- Effective: from 2026-12-01 on\n");
        assertThat(VersionMarkdown.of(bare(FROM, FROM.plusDays(1))))
                .contains("- Effective: from 2026-12-01 to 2026-12-01\n");
        assertThat(VersionMarkdown.of(bare(FROM, FROM))).contains("- Effective: on no day\n");
    }

    @Test
    void listIsPageAfterPage() {
        assertThat(VersionMarkdown.of(List.of())).isEqualTo("No standards.\n");
        String pages = VersionMarkdown.of(List.of(standard(bare(null, null)), standard(bare(FROM, null))));
        assertThat(Reader.kinds(pages))
                .filteredOn(kind -> List.of("Heading", "ThematicBreak").contains(kind))
                .containsExactly("Heading", "ThematicBreak", "Heading");
    }

    @Test
    void whatVariantsAddStandsBelow() {
        VersionView addition = VersionView.of(
                ID,
                new Version(
                        2,
                        "city",
                        null,
                        Status.PUBLISHED,
                        new Content(
                                "At two bells",
                                null,
                                List.of("Ring both."),
                                null,
                                null,
                                new Scope(List.of(), List.of("city"), List.of(), List.of(), List.of()),
                                List.of(),
                                List.of(),
                                List.of(),
                                null),
                        FROM,
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        Set.of()));
        assertThat(VersionMarkdown.of(standard(bare(FROM, null), addition))).endsWith("""

                ## In addition: At two bells

                - Standard: 0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b82
                - Variant: city
                - Version: 2
                - Status: published
                - Effective: from 2026-12-01 on
                - Scope:
                  - formats: city

                ### Steps

                1. Ring both.
                """);
    }

    private static StandardView standard(VersionView version, VersionView... additions) {
        return new StandardView(ID, null, Instant.EPOCH, version, List.of(additions), null);
    }

    private static VersionView bare(LocalDate from, LocalDate to) {
        return new VersionView(
                ID,
                1,
                null,
                null,
                Status.DRAFT,
                "One",
                null,
                List.of(),
                null,
                null,
                Scope.EVERYWHERE,
                List.of(),
                List.of(),
                List.of(),
                null,
                from,
                to,
                null,
                null);
    }
}
