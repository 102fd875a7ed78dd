package io.throughline.standards.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Standards and steps for tests: Ann writes, Ben approves, it is the first of December. */
public final class Samples {

    public static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    public static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");
    public static final Step.By ANN = new Step.By("ann", NOW, TODAY);
    public static final Step.By BEN = new Step.By("ben", NOW, TODAY);

    public static final Content CONTENT = new Content(
            "Swap what is broken before the customer asks",
            "A customer who finds the fault at home has made the journey for nothing.",
            List.of("Look the article over while you scan it."),
            null,
            null,
            Scope.EVERYWHERE,
            List.of(),
            List.of());

    private Samples() {}

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
        return standard.with((Outcome.Changed) standard.draft("ann"));
    }

    /** With its last version in that status. */
    public static Standard in(Status status) {
        return switch (status) {
            case DRAFT -> drafted();
            case IN_REVIEW -> taken(drafted(), new Step.Submit(), ANN);
            case APPROVED -> approved(drafted());
            case PUBLISHED -> published(drafted(), TODAY);
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
