package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Standards and steps for tests: Ann writes, Ben approves, it is the first of December. */
public final class Samples {

    public static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    public static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");
    public static final Place STORE = new Place(Set.of("S012"), "north", "city", TODAY);
    public static final Step.By ANN = by("ann");
    public static final Step.By BEN = by("ben");

    public static final Content CONTENT = new Content(
            "Swap what is broken before the customer asks",
            "A customer who finds the fault at home has made the journey for nothing.",
            List.of("Look the article over while you scan it."),
            null,
            null,
            Scope.EVERYWHERE,
            List.of(),
            List.of(),
            List.of(),
            null);

    private Samples() {}

    public static Step.By by(String person, Standard... successors) {
        return new Step.By(person, NOW, new Places(List.of(STORE)), List.of(successors));
    }

    /** Where it is that day. */
    public static Step.By on(String person, LocalDate day) {
        return new Step.By(
                person,
                NOW,
                new Places(List.of(new Place(STORE.codes(), STORE.region(), STORE.format(), day))),
                List.of());
    }

    public static Standard drafted() {
        return Standard.drafted(UUID.randomUUID(), UUID.randomUUID(), null, CONTENT, "ann", NOW);
    }

    public static Outcome take(Standard standard, Step step, Step.By by) {
        return standard.take(step, last(standard), by);
    }

    public static Standard taken(Standard standard, Step step, Step.By by) {
        return standard.with((Outcome.Changed) take(standard, step, by));
    }

    public static Version last(Standard standard) {
        return standard.versions().get(standard.versions().size() - 1);
    }

    public static Standard approved(Standard drafted) {
        return taken(taken(drafted, new Step.Submit(), ANN), new Step.Approve(), BEN);
    }

    public static Standard published(Standard drafted, LocalDate from) {
        return taken(approved(drafted), new Step.Publish(from), ANN);
    }

    public static Standard withNewDraft(Standard standard) {
        return standard.with((Outcome.Changed) standard.draft(null, "ann"));
    }

    /** With its last version in that status. */
    public static Standard in(Status status) {
        return switch (status) {
            case DRAFT -> drafted();
            case IN_REVIEW -> taken(drafted(), new Step.Submit(), ANN);
            case APPROVED -> approved(drafted());
            case PUBLISHED -> published(drafted(), TODAY);
            case DISCARDED -> taken(drafted(), new Step.Discard(), ANN);
            case RETIRED -> taken(published(drafted(), TODAY), new Step.Retire(TODAY.plusDays(9), "over"), ANN);
            case SUPERSEDED -> {
                Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(9));
                yield new Standard(
                        two.organization(),
                        two.id(),
                        null,
                        0,
                        null,
                        NOW,
                        two.versions().subList(0, 1));
            }
        };
    }
}
