package io.throughline.standards.standards;

import static io.throughline.standards.standards.Samples.ANN;
import static io.throughline.standards.standards.Samples.TODAY;
import static io.throughline.standards.standards.Samples.drafted;
import static io.throughline.standards.standards.Samples.last;
import static io.throughline.standards.standards.Samples.published;
import static io.throughline.standards.standards.Samples.take;
import static io.throughline.standards.standards.Samples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.query.Viewpoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantTest {

    private static final Scope CITY = new Scope(List.of(), List.of("city"), List.of(), List.of(), List.of());
    private static final Scope NORTH = new Scope(List.of("north"), List.of(), List.of(), List.of(), List.of());

    @Test
    void variantAddsToTheCoreWhereBothHold() {
        Standard standard = published(drafted(), TODAY.plusDays(2));
        standard = published(with(standard, "city", adding(CITY, "Ring twice.")), TODAY);
        standard = published(with(standard, "north", adding(NORTH, "Wear a coat.")), TODAY.plusDays(5));
        assertThat(additions(standard, store("north", "city", 1))).isNull();
        assertThat(additions(standard, store("north", "city", 2))).containsExactly("city");
        assertThat(additions(standard, store("north", "city", 5))).containsExactly("city", "north");
        assertThat(additions(standard, store("south", "city", 5))).containsExactly("city");
        assertThat(additions(standard, store("south", "market", 5))).isEmpty();
    }

    @Test
    void whatIsAddedInOneStoreIsNotAddedWhereTheCoreHoldsInAnother() {
        Content north = content(NORTH, "Greet.", null);
        Standard standard = published(taken(drafted(), new Step.Edit(north), ANN), TODAY);
        standard = published(with(standard, "city", adding(CITY, "Ring twice.")), TODAY);
        assertThat(additions(standard, store("north", "market", 1), store("south", "city", 1)))
                .isEmpty();
    }

    @Test
    void variantsAndTheCoreAreVersionedApart() {
        Standard standard = published(drafted(), TODAY);
        standard = published(with(standard, "city", adding(CITY, "Ring twice.")), TODAY);
        Standard next = standard.with((Outcome.Changed) standard.draft("city", "ann"));
        assertThat(last(next).variant()).isEqualTo("city");
        assertThat(last(next).number()).isEqualTo(3);
        Standard both = next.with((Outcome.Changed) next.draft(null, "ann"));
        assertThat(both.draft("city", "ann")).isInstanceOf(Outcome.InWork.class);
        Standard second = published(next, TODAY.plusDays(7));
        assertThat(second.version(1).orElseThrow().effectiveTo()).isNull();
        assertThat(second.version(2).orElseThrow().effectiveTo()).isEqualTo(TODAY.plusDays(7));
    }

    @Test
    void variantDoesNotSayWhatTheCoreSays() {
        Standard standard = published(drafted(), TODAY);
        Content replacing = new Content(
                "City",
                "Why",
                List.of("Act."),
                "goal",
                "cashier",
                new Scope(List.of(), List.of("city"), List.of(), List.of("checkout"), List.of("picker")),
                List.of(),
                List.of(),
                List.of("en"),
                null);
        var refused = new Outcome.Replaces(
                List.of("purpose", "customerGoal", "role", "scope/touchpoints", "scope/roles", "languages"));
        assertThat(standard.variant("city", replacing, "ann")).isEqualTo(refused);
        assertThat(take(with(standard, "city", adding(CITY, "Act.")), new Step.Edit(replacing), ANN))
                .isEqualTo(refused);
    }

    @Test
    void variantNeedsStoresAndSomethingToAdd() {
        Content empty = content(Scope.EVERYWHERE, null, null);
        Standard standard = with(published(drafted(), TODAY), "city", empty);
        assertThat(take(standard, new Step.Submit(), ANN)).isEqualTo(new Outcome.Incomplete(List.of("scope", "steps")));
    }

    @Test
    void nameIsTakenOnceAndAnUnknownOneHasNoNextVersion() {
        Standard standard = with(drafted(), "city", adding(CITY, "Act."));
        assertThat(standard.variant("city", adding(CITY, "Act."), "ann")).isEqualTo(new Outcome.VariantThere("city"));
        assertThat(standard.draft("north", "ann")).isEqualTo(new Outcome.NoVariant("north"));
    }

    @Test
    void variantIsNotPublishedBeforeTheCoreIs() {
        Standard standard = Samples.approved(with(drafted(), "city", adding(CITY, "Act.")));
        assertThat(take(standard, new Step.Publish(TODAY), ANN)).isEqualTo(new Outcome.NeedsCore());
    }

    @Test
    void variantMayPromiseMoreThanTheCoreAndNotLess() {
        Standard standard = published(taken(drafted(), new Step.Edit(promising(Scope.EVERYWHERE, 120)), ANN), TODAY);
        assertThat(take(with(standard, "city", promising(CITY, 121)), new Step.Submit(), ANN))
                .isInstanceOfSatisfying(Outcome.Weakens.class, weakens -> assertThat(weakens.detail())
                        .isEqualTo("The standard promises \"A bell is answered\" within 120 seconds (version 1): "
                                + "a variant promises as much or more, not less."));
        assertThat(take(with(standard, "city", promising(CITY, 120)), new Step.Submit(), ANN))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void coreDoesNotPromiseMoreThanAVariantThatStands() {
        Standard standard = published(taken(drafted(), new Step.Edit(promising(Scope.EVERYWHERE, 120)), ANN), TODAY);
        standard = published(with(standard, "city", promising(CITY, 100)), TODAY);
        Standard next = standard.with((Outcome.Changed) standard.draft(null, "ann"));
        Standard stricter = taken(next, new Step.Edit(promising(Scope.EVERYWHERE, 99)), ANN);
        assertThat(take(stricter, new Step.Submit(), ANN)).isInstanceOf(Outcome.Weakens.class);
        Standard ended = stricter.with((Outcome.Changed) stricter.take(
                new Step.Retire(TODAY.plusDays(3), "over"), stricter.version(2).orElseThrow(), ANN));
        Standard approved = Samples.approved(taken(next, new Step.Edit(promising(Scope.EVERYWHERE, 100)), ANN));
        assertThat(take(approved, new Step.Publish(TODAY), ANN)).isInstanceOf(Outcome.Changed.class);
        assertThat(take(ended, new Step.Submit(), ANN)).isInstanceOf(Outcome.Weakens.class);
    }

    @Test
    void correctionOfAVariantLeavesTheCoreAlone() {
        Standard standard = published(drafted(), TODAY);
        standard = published(with(standard, "city", adding(CITY, "Ring twice.")), TODAY);
        Standard draft = standard.with(
                (Outcome.Changed) standard.correction(standard.version(2).orElseThrow(), "ann"));
        Standard corrected = draft(draft).with((Outcome.Changed)
                draft(draft).take(new Step.Publish(TODAY, "wrong bell"), last(draft(draft)), Samples.on("ann", TODAY)));
        assertThat(corrected.version(1).orElseThrow().effectiveTo()).isNull();
        assertThat(corrected.version(2).orElseThrow().holdsAtAll()).isFalse();
        assertThat(last(corrected).variant()).isEqualTo("city");
    }

    private static Standard draft(Standard standard) {
        return Samples.approved(standard);
    }

    private static Standard with(Standard standard, String variant, Content content) {
        return standard.with((Outcome.Changed) standard.variant(variant, content, "ann"));
    }

    private static Content adding(Scope scope, String step) {
        return new Content("More", null, List.of(step), null, null, scope, List.of(), List.of(), List.of(), null);
    }

    private static Content content(Scope scope, String step, Commitment commitment) {
        return new Content(
                "Title",
                step == null ? null : "Why",
                step == null ? List.of() : List.of(step),
                null,
                null,
                scope,
                List.of(),
                List.of(),
                List.of(),
                commitment);
    }

    private static Content promising(Scope scope, int seconds) {
        Commitment commitment = new Commitment("A bell is answered", seconds, null, null);
        boolean core = !scope.narrowsStores();
        return new Content(
                "Bells",
                core ? "Why" : null,
                core ? List.of("Answer.") : List.of(),
                null,
                null,
                scope,
                List.of(),
                List.of(),
                List.of(),
                commitment);
    }

    private static Place store(String region, String format, int days) {
        return new Place(Set.of("S1"), region, format, TODAY.plusDays(days));
    }

    /** The names of what is added; null where the core does not hold. */
    private static List<String> additions(Standard standard, Place... places) {
        Viewpoint viewpoint = new Viewpoint(true, null, List.of(places));
        return viewpoint
                .newest(standard)
                .map(core -> viewpoint.additions(core, standard.versions()).stream()
                        .map(Version::variant)
                        .toList())
                .orElse(null);
    }
}
