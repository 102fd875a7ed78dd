package io.throughline.standards.standards;

import static io.throughline.standards.Contract.STANDARD;
import static io.throughline.standards.Contract.assertSameJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.runtime.events.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandardEventTest {

    private static final UUID ORGANIZATION = UUID.fromString("0192f0c0-0000-7000-8000-000000000001");
    private static final UUID ID = UUID.fromString("0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b82");
    private static final Instant CHANGED = Instant.parse("2027-01-18T14:05:12.250Z");

    @Test
    void supersededAndItsSuccessorMatchTheirExample() {
        String title = "Swap what is broken before the customer asks";
        String purpose = "A customer who finds the fault at home has made the journey for nothing.";
        Content one = new Content(
                title,
                purpose,
                List.of("Look the article over while you scan it.", "If it is damaged, fetch another one at once."),
                null,
                null,
                new Scope(List.of(), List.of(), List.of(), List.of("checkout"), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        Content two = new Content(
                title,
                purpose,
                List.of(
                        "Look the article over while you scan it.",
                        "If it is damaged, ring for a colleague to fetch another one.",
                        "Go on scanning."),
                "go home with goods that work",
                "cashier",
                new Scope(List.of("north"), List.of("city", "market"), List.of(), List.of("checkout"), List.of()),
                List.of("a bell at each till"),
                List.of("Was a damaged article put among the shopping noticed?"),
                List.of(),
                null);
        Standard standard = standard(
                ID,
                2,
                UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                version(1, Status.SUPERSEDED, one, "2026-12-01", "2027-02-01", "2026-11-24T09:30:00Z"),
                version(2, Status.PUBLISHED, two, "2027-02-01", null, "2027-01-18T14:05:12.250Z"),
                new Version(3, null, null, Status.DRAFT, two, null, null, null, null, null, Set.of("ann")));
        matches("superseded", standard);
    }

    @Test
    void retiredWithoutPracticeMatchesItsExample() {
        Content content = new Content(
                "Greet every customer at the entrance",
                "Nobody should feel overlooked.",
                List.of("Look up.", "Say good day."),
                null,
                null,
                new Scope(List.of(), List.of(), List.of("S012", "S034"), List.of("entrance"), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        Standard standard = standard(
                UUID.fromString("0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b83"),
                2,
                null,
                version(1, Status.RETIRED, content, "2026-12-01", "2026-12-01", "2026-11-24T09:30:00Z"));
        matches("retired", standard);
    }

    @Test
    void variantsPromisesAndSuccessorsMatchTheirExample() {
        Content core = new Content(
                "Open a register before the queue is long",
                "Nobody should wait to pay.",
                List.of("Look at the queue whenever you pass it.", "Ring for a colleague at three."),
                null,
                "cashier",
                new Scope(List.of(), List.of(), List.of(), List.of("checkout"), List.of("shift-lead")),
                List.of("a bell at each till"),
                List.of(),
                List.of("en", "de-AT"),
                new Commitment(
                        "A register opens within 2 minutes of a queue of three",
                        120,
                        new Commitment.Signal(Commitment.Signal.Kind.QUEUE_LENGTH, BigDecimal.valueOf(3), null),
                        new Commitment.Signal(Commitment.Signal.Kind.REGISTER_OPENED, null, null)));
        Content city = new Content(
                "In the city",
                null,
                List.of("Keep one register ready from noon to two."),
                null,
                null,
                new Scope(List.of(), List.of("city"), List.of(), List.of(), List.of()),
                List.of(),
                List.of("Was a register ready at one?"),
                List.of(),
                new Commitment("A register opens within a minute of a queue of three", 60, null, null));
        LocalDate end = LocalDate.parse("2027-03-01");
        Version one = new Version(
                1,
                null,
                null,
                Status.RETIRED,
                core,
                LocalDate.parse("2026-12-01"),
                end,
                end,
                ID,
                Instant.parse("2026-11-24T09:30:00Z"),
                Set.of());
        Version two = new Version(
                2,
                "city",
                null,
                Status.PUBLISHED,
                city,
                LocalDate.parse("2026-12-15"),
                null,
                null,
                null,
                Instant.parse("2026-12-10T08:00:00Z"),
                Set.of());
        matches("variants", standard(UUID.fromString("0192f0c2-7c5a-7b3f-9a22-5d3e4f6a7b84"), 3, null, one, two));
    }

    @Test
    void eventIsNamedByStandardAndRevision() {
        Event event = StandardEvent.of(standard(ID, 7, null));
        assertThat(event.id()).isEqualTo(ID + ":7");
        assertThat(event.key()).isEqualTo(ORGANIZATION + "/" + ID);
        assertThat(event.topic()).isEqualTo("throughline.standards.v1");
        assertThat(event.type()).isEqualTo("io.throughline.standard.v1");
        assertThat(event.time()).isEqualTo(CHANGED);
    }

    private static void matches(String example, Standard standard) {
        String data = StandardEvent.of(standard).data();
        STANDARD.assertValid(data);
        assertSameJson(data, STANDARD.example(example));
    }

    private static Standard standard(UUID id, int revision, UUID practice, Version... versions) {
        return new Standard(ORGANIZATION, id, practice, revision, CHANGED, CHANGED, List.of(versions));
    }

    private static Version version(
            int number, Status status, Content content, String from, String to, String publishedAt) {
        return new Version(
                number,
                null,
                null,
                status,
                content,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null,
                null,
                Instant.parse(publishedAt),
                Set.of("ann"));
    }
}
