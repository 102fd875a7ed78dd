package io.throughline.standards.standards;

import static io.throughline.standards.standards.Samples.ANN;
import static io.throughline.standards.standards.Samples.CONTENT;
import static io.throughline.standards.standards.Samples.drafted;
import static io.throughline.standards.standards.Samples.take;
import static io.throughline.standards.standards.Samples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final Places PLACES = new Places(List.of(
            new Place(Set.of("S1", "OLD1"), "north", "city", DAY), new Place(Set.of("S2"), "south", null, DAY)));

    @Test
    void everyNameThatNoStoreHasIsTold() {
        Scope scope = scope(List.of("north", "nroth"), List.of("market"), List.of("S1", "S9", "S8"));
        assertThat(PLACES.unmet(scope))
                .extracting(unmet -> unmet.list() + "/" + unmet.index())
                .containsExactly("regions/1", "formats/0", "stores/1", "stores/2");
    }

    @Test
    void namesThatNoStoreHasTogetherCoverNone() {
        assertThat(PLACES.unmet(scope(List.of("south"), List.of("city"), List.of())))
                .extracting(Scope.Unmet::list)
                .containsExactly((String) null);
        assertThat(PLACES.unmet(scope(List.of("north"), List.of("city"), List.of("OLD1"))))
                .isEmpty();
    }

    @Test
    void everywhereNeedsNoStore() {
        assertThat(Places.NONE.unmet(Scope.EVERYWHERE)).isEmpty();
    }

    @Test
    void draftForNoStoreIsNotReviewed() {
        Content nowhere = new Content(
                CONTENT.title(),
                CONTENT.purpose(),
                CONTENT.steps(),
                null,
                null,
                scope(List.of("west"), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(take(taken(drafted(), new Step.Edit(nowhere), ANN), new Step.Submit(), ANN))
                .isEqualTo(new Outcome.NoStore(List.of(new Scope.Unmet("regions", 0, "no store has it"))));
    }

    private static Scope scope(List<String> regions, List<String> formats, List<String> stores) {
        return new Scope(regions, formats, stores, List.of(), List.of());
    }
}
