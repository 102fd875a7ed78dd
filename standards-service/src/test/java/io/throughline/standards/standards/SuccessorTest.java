package io.throughline.standards.standards;

import static io.throughline.standards.standards.Samples.ANN;
import static io.throughline.standards.standards.Samples.TODAY;
import static io.throughline.standards.standards.Samples.by;
import static io.throughline.standards.standards.Samples.drafted;
import static io.throughline.standards.standards.Samples.last;
import static io.throughline.standards.standards.Samples.published;
import static io.throughline.standards.standards.Samples.take;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessorTest {

    private final Standard old = published(drafted(), TODAY);
    private final Standard successor = published(drafted(), TODAY.plusDays(5));

    @Test
    void anotherStandardTakesThePlaceFromTheDayOnWhichItHolds() {
        Outcome outcome = take(old, supersede(successor, 5), by("ann", successor));
        Version ended = ((Outcome.Changed) outcome).version();
        assertThat(ended.status()).isEqualTo(Status.RETIRED);
        assertThat(ended.effectiveTo()).isEqualTo(TODAY.plusDays(5));
        assertThat(old.with((Outcome.Changed) outcome).supersededBy()).contains(successor.id());
    }

    @Test
    void successorThatDoesNotHoldThenIsRefused() {
        assertThat(take(old, supersede(successor, 4), by("ann", successor)))
                .isEqualTo(new Outcome.BadSuccessor(
                        "must hold on " + TODAY.plusDays(4) + ", or nothing would from then on"));
    }

    @Test
    void unknownSuccessorIsRefused() {
        assertThat(take(old, supersede(successor, 5), ANN))
                .isEqualTo(new Outcome.BadSuccessor("is not a standard's id"));
    }

    @Test
    void standardDoesNotComeToSupersedeItself() {
        Standard superseded = successor.with((Outcome.Changed) take(successor, supersede(old, 5), by("ann", old)));
        assertThat(take(old, supersede(superseded, 5), by("ann", superseded, old)))
                .isEqualTo(new Outcome.Circle(List.of(superseded.id(), old.id())));
        assertThat(take(old, supersede(old, 5), by("ann", old))).isEqualTo(new Outcome.Circle(List.of(old.id())));
    }

    @Test
    void correctionOfASupersededVersionKeepsTheSuccessor() {
        Standard superseded = old.with((Outcome.Changed) take(old, supersede(successor, 5), by("ann", successor)));
        Standard draft = Samples.approved(superseded.with(
                (Outcome.Changed) superseded.correction(superseded.version(1).orElseThrow(), "ann")));
        Standard corrected =
                draft.with((Outcome.Changed) draft.take(new Step.Publish(TODAY, "wrong"), last(draft), ANN));
        assertThat(last(corrected).effectiveTo()).isEqualTo(TODAY.plusDays(5));
        assertThat(corrected.supersededBy()).contains(successor.id());
    }

    @Test
    void whatIsPublishedAgainIsSupersededNoMore() {
        Standard superseded = old.with((Outcome.Changed) take(old, supersede(successor, 5), by("ann", successor)));
        Standard again = published(Samples.withNewDraft(superseded), TODAY.plusDays(9));
        assertThat(again.supersededBy()).isEmpty();
    }

    private static Step supersede(Standard by, int days) {
        return new Step.Retire(TODAY.plusDays(days), "better", by.id());
    }
}
