package io.throughline.standards.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
                1,
                Status.SUPERSEDED,
                "Swap what is *broken*",
                "Nobody comes twice.\n\n- Really.",
                List.of("Look.", "1. Act."),
                "go home",
                "cashier",
                new Scope(List.of("north", "south"), List.of(), List.of(), List.of("checkout")),
                List.of("a bell"),
                List.of("Was it noticed?"),
                FROM,
                LocalDate.parse("2027-03-01"),
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
                - Customer's goal: go home

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
        String pages = VersionMarkdown.of(List.of(bare(null, null), bare(FROM, null)));
        assertThat(Reader.kinds(pages))
                .filteredOn(kind -> List.of("Heading", "ThematicBreak").contains(kind))
                .containsExactly("Heading", "ThematicBreak", "Heading");
    }

    private static VersionView bare(LocalDate from, LocalDate to) {
        return new VersionView(
                ID,
                1,
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
                from,
                to,
                null);
    }
}
