package io.throughline.standards.standards.query;

import static io.throughline.standards.standards.Samples.ANN;
import static io.throughline.standards.standards.Samples.CONTENT;
import static io.throughline.standards.standards.Samples.TODAY;
import static io.throughline.standards.standards.Samples.approved;
import static io.throughline.standards.standards.Samples.drafted;
import static io.throughline.standards.standards.Samples.in;
import static io.throughline.standards.standards.Samples.last;
import static io.throughline.standards.standards.Samples.published;
import static io.throughline.standards.standards.Samples.taken;
import static io.throughline.standards.standards.Samples.withNewDraft;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Outcome;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Samples;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Status;
import io.throughline.standards.standards.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who in stores is asked about a version. */
class ConsultedTest {

    /** Not the one that scopes of the samples lead to. */
    private static final Place STORE = new Place(Set.of("S900"), "west", "city", null);

    private static final Consulted CASHIER = new Consulted(false, Set.of("cashier"), List.of(STORE));
    private static final Consulted NOBODY = new Consulted(false, Set.of(), List.of(STORE));
    private static final Consulted MANAGER = new Consulted(true, Set.of(), List.of(STORE));

    @ParameterizedTest
    @EnumSource(Status.class)
    void theyAreAskedBetweenSubmittingAndPublishing(Status status) {
        boolean asked = status == Status.IN_REVIEW || status == Status.APPROVED;
        assertThat(isAsked(CASHIER, in(status))).isEqualTo(asked);
        assertThat(isAsked(MANAGER, in(status))).isEqualTo(asked);
    }

    @Test
    void versionWithoutAnyRoleConcernsEverybodyInItsStores() {
        assertThat(isAsked(NOBODY, approved(drafted()))).isTrue();
    }

    @Test
    void versionWithRolesConcernsThoseAndManagers() {
        for (Standard standard : List.of(
                approved(saying("cashier", List.of())),
                approved(saying(null, List.of("cashier"))),
                approved(saying("shift-lead", List.of("picker", "cashier"))))) {
            assertThat(isAsked(CASHIER, standard)).isTrue();
            assertThat(isAsked(NOBODY, standard)).isFalse();
            assertThat(isAsked(MANAGER, standard)).isTrue();
        }
        assertThat(isAsked(CASHIER, approved(saying("picker", List.of("shift-lead")))))
                .isFalse();
    }

    @Test
    void theScopeCoversOneOfTheirStores() {
        Standard standard = approved(saying(
                "cashier", new Scope(List.of(Samples.STORE.region()), List.of(), List.of(), List.of(), List.of())));
        Place elsewhere = Samples.STORE;
        assertThat(isAsked(CASHIER, standard)).isFalse();
        assertThat(isAsked(MANAGER, standard)).isFalse();
        assertThat(isAsked(new Consulted(true, Set.of(), List.of(STORE, elsewhere)), standard))
                .isTrue();
        assertThat(isAsked(new Consulted(true, Set.of(), List.of()), approved(drafted())))
                .isFalse();
    }

    @Test
    void variantConcernsWhomItsCoreConcernsWhereBothHold() {
        Standard standard = withVariant(published(saying("cashier", List.of()), TODAY));
        assertThat(isAsked(CASHIER, standard)).isTrue();
        assertThat(isAsked(NOBODY, standard)).isFalse();
        Scope elsewhere = new Scope(List.of(Samples.STORE.region()), List.of(), List.of(), List.of(), List.of());
        assertThat(isAsked(CASHIER, withVariant(published(saying("cashier", elsewhere), TODAY))))
                .isFalse();
    }

    @Test
    void draftOfTheCoreSaysNotYetWhomAVariantConcerns() {
        Standard standard = withNewDraft(published(saying("cashier", List.of()), TODAY));
        Content picker = content("picker", Scope.EVERYWHERE);
        assertThat(isAsked(CASHIER, withVariant(taken(standard, new Step.Edit(picker), ANN))))
                .isTrue();
        assertThat(isAsked(CASHIER, withVariant(saying("cashier", List.of())))).isTrue();
    }

    /** About the last version. */
    private static boolean isAsked(Consulted consulted, Standard standard) {
        return consulted.isAskedAbout(last(standard), standard.coreOf(last(standard)));
    }

    private static Standard saying(String role, List<String> roles) {
        return saying(role, new Scope(List.of(), List.of(), List.of(), List.of(), roles));
    }

    private static Standard saying(String role, Scope scope) {
        return taken(drafted(), new Step.Edit(content(role, scope)), ANN);
    }

    private static Content content(String role, Scope scope) {
        return new Content(
                CONTENT.title(),
                CONTENT.purpose(),
                CONTENT.steps(),
                null,
                role,
                scope,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Standard withVariant(Standard standard) {
        Content adding = new Content(
                "City",
                null,
                List.of("Ring twice."),
                null,
                null,
                new Scope(List.of(), List.of("city"), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        return approved(standard.with((Outcome.Changed) standard.variant("city", adding, "ann")));
    }
}
