package io.throughline.standards.standards;

import static io.throughline.standards.standards.Samples.ANN;
import static io.throughline.standards.standards.Samples.BEN;
import static io.throughline.standards.standards.Samples.CONTENT;
import static io.throughline.standards.standards.Samples.TODAY;
import static io.throughline.standards.standards.Samples.drafted;
import static io.throughline.standards.standards.Samples.last;
import static io.throughline.standards.standards.Samples.published;
import static io.throughline.standards.standards.Samples.take;
import static io.throughline.standards.standards.Samples.taken;
import static io.throughline.standards.standards.Samples.withNewDraft;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.query.Viewpoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardTest {

    private static final List<Step> STEPS = List.of(
            new Step.Edit(CONTENT),
            new Step.Submit(),
            new Step.Discard(),
            new Step.Approve(),
            new Step.Return("not yet"),
            new Step.Publish(TODAY),
            new Step.Retire(TODAY, "over"));

    private static final Content UNTAUGHT = new Content(
            "A title", null, List.of(), null, null, Scope.EVERYWHERE, List.of(), List.of(), List.of(), null);

    /** Written out a second time, so that a change of the state machine is a change here. */
    private static final Map<Status, Map<Action, Status>> LEADS_TO = Map.of(
            Status.DRAFT,
                    Map.of(
                            Action.EDIT,
                            Status.DRAFT,
                            Action.SUBMIT,
                            Status.IN_REVIEW,
                            Action.DISCARD,
                            Status.DISCARDED),
            Status.IN_REVIEW, Map.of(Action.APPROVE, Status.APPROVED, Action.RETURN, Status.DRAFT),
            Status.APPROVED, Map.of(Action.PUBLISH, Status.PUBLISHED, Action.RETURN, Status.DRAFT),
            Status.PUBLISHED, Map.of(Action.RETIRE, Status.RETIRED),
            Status.SUPERSEDED, Map.of(Action.RETIRE, Status.RETIRED),
            Status.RETIRED, Map.of(Action.RETIRE, Status.RETIRED),
            Status.DISCARDED, Map.of());

    static Stream<Arguments> everyStepInEveryStatus() {
        return Arrays.stream(Status.values()).flatMap(status -> STEPS.stream().map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyStepInEveryStatus")
    void stepsAreTakenOnlyWhereTheLifeOfAVersionHasThem(Status status, Step step) {
        Outcome outcome = take(Samples.in(status), step, BEN);
        Status leadsTo = LEADS_TO.get(status).get(step.action());
        if (leadsTo == null) {
            assertThat(outcome).isEqualTo(new Outcome.NotNow(status, step.action()));
        } else {
            assertThat(((Outcome.Changed) outcome).version().status()).isEqualTo(leadsTo);
        }
    }

    @Test
    void everyActionOfAStepIsTried() {
        assertThat(STEPS)
                .extracting(Step::action)
                .containsAll(Set.of(Action.values()).stream()
                        .filter(action -> !Set.of(Action.DRAFT, Action.IMPORT, Action.SUPERSEDE, Action.RESTORE)
                                .contains(action))
                        .toList());
    }

    @Test
    void refusalNamesWhatIsAllowed() {
        assertThat(new Outcome.NotNow(Status.IN_REVIEW, Action.PUBLISH).detail())
                .isEqualTo("The version is in-review: it allows approve, return, not publish.");
        assertThat(new Outcome.NotNow(Status.DISCARDED, Action.EDIT).detail())
                .isEqualTo("The version is discarded: it allows no step, not edit.");
        assertThat(new Outcome.NotNow(Status.RETIRED, Action.EDIT).detail())
                .isEqualTo("The version is retired: it allows retire, not edit.");
    }

    @Test
    void whoeverDraftedEditedOrSubmittedDoesNotApprove() {
        Step.By cleo = Samples.on("cleo", TODAY);
        Step.By dan = Samples.on("dan", TODAY);
        Standard standard = taken(taken(drafted(), new Step.Edit(CONTENT), BEN), new Step.Submit(), cleo);
        for (Step.By hand : List.of(ANN, BEN, cleo)) {
            assertThat(take(standard, new Step.Approve(), hand)).isEqualTo(new Outcome.NeedsOtherEyes());
        }
        assertThat(take(standard, new Step.Approve(), dan)).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void handsAreRememberedAfterAReturn() {
        Standard returned = taken(
                taken(taken(drafted(), new Step.Edit(CONTENT), BEN), new Step.Submit(), ANN),
                new Step.Return("shorter"),
                ANN);
        Standard again = taken(returned, new Step.Submit(), ANN);
        assertThat(take(again, new Step.Approve(), BEN)).isEqualTo(new Outcome.NeedsOtherEyes());
    }

    @Test
    void whoApprovedMayEditAndThenNoLongerApproves() {
        Standard returned = taken(Samples.approved(drafted()), new Step.Return("one more step"), BEN);
        Standard edited = taken(taken(returned, new Step.Edit(CONTENT), BEN), new Step.Submit(), ANN);
        assertThat(take(edited, new Step.Approve(), BEN)).isEqualTo(new Outcome.NeedsOtherEyes());
    }

    @Test
    void draftWithoutPurposeAndStepsIsNotReviewed() {
        Standard standard = taken(drafted(), new Step.Edit(UNTAUGHT), ANN);
        assertThat(take(standard, new Step.Submit(), ANN))
                .isEqualTo(new Outcome.Incomplete(List.of("purpose", "steps")));
    }

    @Test
    void oneVersionIsWorkedOnAtATime() {
        for (Status status : List.of(Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)) {
            Standard standard = Samples.in(status);
            assertThat(standard.draft(null, "ann")).isEqualTo(new Outcome.InWork(last(standard)));
        }
        for (Status status : List.of(Status.PUBLISHED, Status.SUPERSEDED, Status.RETIRED)) {
            Standard standard = withNewDraft(Samples.in(status));
            assertThat(last(standard).number()).isEqualTo(2);
            assertThat(last(standard).status()).isEqualTo(Status.DRAFT);
            assertThat(last(standard).content()).isEqualTo(CONTENT);
            assertThat(last(standard).effectiveFrom()).isNull();
        }
    }

    @Test
    void thePastIsNotChanged() {
        assertThat(take(Samples.in(Status.APPROVED), new Step.Publish(TODAY.minusDays(1)), ANN))
                .isInstanceOf(Outcome.BadDay.class);
        assertThat(take(Samples.in(Status.PUBLISHED), new Step.Retire(TODAY.minusDays(1), "over"), ANN))
                .isInstanceOf(Outcome.BadDay.class);
        assertThat(take(published(drafted(), TODAY.plusDays(5)), new Step.Retire(TODAY, "over"), ANN))
                .isInstanceOf(Outcome.BadDay.class);
    }

    @Test
    void newVersionHoldsFromItsDayOnAndTheEarlierUntilThen() {
        Standard standard = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(10));
        assertThat(holdingOn(standard, -1)).isNull();
        assertThat(holdingOn(standard, 0)).isEqualTo(1);
        assertThat(holdingOn(standard, 9)).isEqualTo(1);
        assertThat(holdingOn(standard, 10)).isEqualTo(2);
        assertThat(standard.versions().get(0).status()).isEqualTo(Status.SUPERSEDED);
        assertThat(standard.versions().get(0).effectiveTo()).isEqualTo(TODAY.plusDays(10));
    }

    @Test
    void versionThatWouldHaveBegunLaterNeverHolds() {
        Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(10));
        Standard three = published(withNewDraft(two), TODAY.plusDays(5));
        assertThat(holdingOn(three, 4)).isEqualTo(1);
        assertThat(holdingOn(three, 5)).isEqualTo(3);
        assertThat(holdingOn(three, 10)).isEqualTo(3);
        Version never = three.versions().get(1);
        assertThat(never.effectiveTo()).isEqualTo(never.effectiveFrom());
    }

    @Test
    void retiredVersionHoldsUntilTheDayBeforeItsEnd() {
        Standard standard =
                taken(published(drafted(), TODAY), new Step.Retire(TODAY.plusDays(3), "nobody needs it"), ANN);
        assertThat(holdingOn(standard, 2)).isEqualTo(1);
        assertThat(holdingOn(standard, 3)).isNull();
        assertThat(last(standard).status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void versionRetiredForLaterIsSupersededByOneThatBeginsBefore() {
        Standard retired = taken(published(drafted(), TODAY), new Step.Retire(TODAY.plusDays(9), "over"), ANN);
        Standard standard = published(withNewDraft(retired), TODAY.plusDays(4));
        assertThat(standard.versions().get(0).status()).isEqualTo(Status.SUPERSEDED);
        assertThat(holdingOn(standard, 3)).isEqualTo(1);
        assertThat(holdingOn(standard, 4)).isEqualTo(2);
    }

    @Test
    void whatHoldsStillCanBeRetiredEarlierAndWhatIsOverCannot() {
        Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(10));
        assertThat(retire(two, 1, 10)).isInstanceOf(Outcome.BadDay.class);
        Standard earlier = two.with((Outcome.Changed) retire(two, 1, 6));
        assertThat(earlier.versions().get(0).status()).isEqualTo(Status.RETIRED);
        assertThat(holdingOn(earlier, 5)).isEqualTo(1);
        assertThat(holdingOn(earlier, 6)).isNull();
        assertThat(holdingOn(earlier, 10)).isEqualTo(2);
        Standard again = earlier.with((Outcome.Changed) retire(earlier, 1, 3));
        assertThat(holdingOn(again, 3)).isNull();
        assertThat(retire(again, 1, 4)).isInstanceOf(Outcome.BadDay.class);
        Step.By later = Samples.on("ann", TODAY.plusDays(3));
        Version over = again.versions().get(0);
        assertThat(again.take(new Step.Retire(TODAY.plusDays(3), "over"), over, later))
                .isEqualTo(new Outcome.Over(Status.RETIRED, TODAY.plusDays(3)));
    }

    @Test
    void versionThatIsRetiredBeforeItBeginsLeavesTheOneBeforeAsItWas() {
        Content other = new Content(
                "Another", "Why", List.of("Do."), null, null, Scope.EVERYWHERE, List.of(), List.of(), List.of(), null);
        Standard draft = taken(withNewDraft(published(drafted(), TODAY)), new Step.Edit(other), ANN);
        Standard two = published(draft, TODAY.plusDays(10));
        assertThat(last(withNewDraft(two)).content()).isEqualTo(other);
        Standard calledOff = two.with((Outcome.Changed) retire(two, 2, 10));
        assertThat(calledOff.versions().get(0)).isEqualTo(two.versions().get(0).settled(List.of()));
        assertThat(calledOff.versions().get(0).status()).isEqualTo(Status.PUBLISHED);
        assertThat(last(calledOff).status()).isEqualTo(Status.RETIRED);
        assertThat(holdingOn(calledOff, 10)).isEqualTo(1);
        assertThat(last(withNewDraft(calledOff)).content()).isEqualTo(CONTENT);
    }

    @Test
    void endThatAPersonSaidIsBackWhenWhatSupersededIsCalledOff() {
        Standard retired = taken(published(drafted(), TODAY), new Step.Retire(TODAY.plusDays(20), "over"), ANN);
        Standard two = published(withNewDraft(retired), TODAY.plusDays(10));
        Standard calledOff = two.with((Outcome.Changed) retire(two, 2, 10));
        assertThat(calledOff.versions().get(0)).isEqualTo(retired.versions().get(0));
    }

    @Test
    void standardThatIsTooLargeToBeToldIsNotPublished() {
        List<String> codes =
                IntStream.range(0, 3000).mapToObj(i -> "S%016d".formatted(i)).toList();
        Step.By there = new Step.By(
                "ann", Samples.NOW, new Places(List.of(new Place(Set.copyOf(codes), null, null, TODAY))), List.of());
        Content large = new Content(
                "Large",
                "Why",
                List.of("Do."),
                null,
                null,
                new Scope(List.of(), List.of(), codes, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        Standard standard = taken(drafted(), new Step.Edit(large), ANN);
        int published = 0;
        Outcome outcome = take(approvedThere(standard, there), new Step.Publish(TODAY), there);
        while (outcome instanceof Outcome.Changed changed && published < 20) {
            published++;
            standard = withNewDraft(approvedThere(standard, there).with(changed));
            outcome = take(approvedThere(standard, there), new Step.Publish(TODAY), there);
        }
        assertThat(published).isEqualTo(14);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.TooLarge.class, refused -> {
            assertThat(refused.bytes()).isBetween(900_001, 970_000);
            assertThat(refused.detail()).contains("900,000 are the most");
        });
    }

    private static Standard approvedThere(Standard draft, Step.By there) {
        return taken(taken(draft, new Step.Submit(), there), new Step.Approve(), BEN);
    }

    @Test
    void correctionTakesThePlaceOfWhatItCorrectsAndOfNothingElse() {
        Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(10));
        Step.By later = Samples.on("ann", TODAY.plusDays(20));
        Standard corrected = corrected(two, 1, 4, later);
        assertThat(holdingOn(corrected, 3)).isEqualTo(1);
        assertThat(holdingOn(corrected, 4)).isEqualTo(3);
        assertThat(holdingOn(corrected, 9)).isEqualTo(3);
        assertThat(holdingOn(corrected, 10)).isEqualTo(2);
        assertThat(holdingOn(corrected, 100)).isEqualTo(2);
        assertThat(last(corrected).effectiveTo()).isEqualTo(TODAY.plusDays(10));
        assertThat(last(corrected).status()).isEqualTo(Status.SUPERSEDED);
    }

    @Test
    void correctionKeepsTheEndThatAPersonSaid() {
        Standard retired = taken(published(drafted(), TODAY), new Step.Retire(TODAY.plusDays(9), "over"), ANN);
        Standard corrected = corrected(retired, 1, 2, Samples.on("ann", TODAY.plusDays(5)));
        assertThat(holdingOn(corrected, 8)).isEqualTo(2);
        assertThat(holdingOn(corrected, 9)).isNull();
        assertThat(last(corrected).status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void correctionNeedsAReasonAndADayOnWhichTheOtherHeld() {
        Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY.plusDays(10));
        Standard draft = Samples.approved(
                two.with((Outcome.Changed) two.correction(two.versions().get(0), "ann")));
        assertThat(take(draft, new Step.Publish(TODAY), ANN)).isEqualTo(new Outcome.NeedsReason());
        for (int day : new int[] {-1, 10, 11}) {
            assertThat(take(draft, new Step.Publish(TODAY.plusDays(day), "a wrong word"), ANN))
                    .isEqualTo(new Outcome.BadDay(
                            "effectiveFrom",
                            "must be a day on which version 1 holds: from 2026-12-01 to the day before 2026-12-11"));
        }
    }

    @Test
    void whatIsToComeIsNotCorrected() {
        Standard standard = published(drafted(), TODAY);
        Standard draft = Samples.approved(standard.with((Outcome.Changed) standard.correction(last(standard), "ann")));
        assertThat(take(draft, new Step.Publish(TODAY.plusDays(1), "a wrong word"), ANN))
                .isInstanceOf(Outcome.BadDay.class);
        assertThat(take(draft, new Step.Publish(TODAY, "a wrong word"), ANN)).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void whatNeverHeldIsNotCorrected() {
        Standard two = published(withNewDraft(published(drafted(), TODAY)), TODAY);
        assertThat(two.correction(two.versions().get(0), "ann")).isEqualTo(new Outcome.NeverHeld(1));
        Standard draft = drafted();
        assertThat(draft.correction(last(draft), "ann")).isInstanceOf(Outcome.InWork.class);
    }

    private static Standard corrected(Standard standard, int number, int day, Step.By by) {
        Standard draft = standard.with(
                (Outcome.Changed) standard.correction(standard.version(number).orElseThrow(), "ann"));
        return taken(Samples.approved(draft), new Step.Publish(TODAY.plusDays(day), "a wrong word"), by);
    }

    /** Against the plainest model there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsPublishedCorrectedAndRetiredEachDayHasTheVersionThatWasLastSaidForIt(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> done = new HashMap<>();
        for (int round = 0; round < 300; round++) {
            List<Said> deeds = new ArrayList<>();
            Standard standard = drafted();
            for (int step = 0; step < 24; step++) {
                List<Integer> before = Said.days(deeds);
                boolean corrected = false;
                Step.By by = Samples.on("ann", TODAY.plusDays(step));
                int day = random.nextInt(30);
                Version last = last(standard);
                Outcome outcome;
                Said deed;
                if (last.status() == Status.DRAFT && last.corrects() == null) {
                    outcome = take(Samples.approved(standard), new Step.Publish(TODAY.plusDays(day)), by);
                    deed = new Said("publish", last.number(), day, null);
                } else if (last.status() == Status.DRAFT) {
                    corrected = true;
                    day = random.nextInt(step + 2);
                    outcome = take(Samples.approved(standard), new Step.Publish(TODAY.plusDays(day), "wrong"), by);
                    deed = new Said("correct", last.number(), day, last.corrects());
                } else {
                    Version any = standard.published()
                            .get(random.nextInt(standard.published().size()));
                    if (random.nextInt(3) == 0) {
                        day = random.nextBoolean() ? (int) ChronoUnit.DAYS.between(TODAY, any.effectiveFrom()) : day;
                        outcome = standard.take(new Step.Retire(TODAY.plusDays(day), "over"), any, by);
                        deed = new Said("retire", any.number(), day, null);
                    } else {
                        outcome = random.nextBoolean() ? standard.draft(null, "ann") : standard.correction(any, "ann");
                        deed = null;
                    }
                }
                if (outcome instanceof Outcome.Changed changed) {
                    standard = standard.with(changed);
                    if (deed != null) {
                        deeds.add(deed);
                        done.merge(deed.what(), 1, Integer::sum);
                    }
                }
                List<Integer> expected = Said.days(deeds);
                for (int i = 0; i < expected.size(); i++) {
                    LocalDate asked = TODAY.plusDays(i);
                    assertThat(standard.versions().stream().filter(one -> one.holdsOn(asked)))
                            .as("day %d after %s", i, deeds)
                            .extracting(Version::number)
                            .isEqualTo(expected.get(i) == null ? List.of() : List.of(expected.get(i)));
                }
                if (!corrected) {
                    assertThat(expected.subList(0, step)).as("%s", deeds).isEqualTo(before.subList(0, step));
                }
            }
        }
        assertThat(done.get("publish")).isGreaterThan(300);
        assertThat(done.get("correct")).isGreaterThan(200);
        assertThat(done.get("retire")).isGreaterThan(100);
    }

    private static Outcome retire(Standard standard, int number, int days) {
        return standard.take(
                new Step.Retire(TODAY.plusDays(days), "over"),
                standard.version(number).orElseThrow(),
                ANN);
    }

    private static Integer holdingOn(Standard standard, int days) {
        return new Viewpoint(true, TODAY.plusDays(days), null)
                .newest(standard)
                .map(Version::number)
                .orElse(null);
    }
}
