package io.throughline.standards.standards.query;

import static io.throughline.standards.standards.Samples.CONTENT;
import static io.throughline.standards.standards.Samples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.standards.Content;
import io.throughline.standards.standards.Place;
import io.throughline.standards.standards.Samples;
import io.throughline.standards.standards.Scope;
import io.throughline.standards.standards.Standard;
import io.throughline.standards.standards.Step;
import io.throughline.standards.standards.Version;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewpointTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "north, '', '', true",
        "south, '', '', false",
        "'', city, '', true",
        "'', market, '', false",
        "'', '', S012, true",
        "'', '', S013, false",
        "north, city, S012, true",
        "north, market, S012, false",
        "south, city, S012, false"
    })
    void storeIsInScopeThatMeetsEveryListThatIsNotEmpty(String region, String format, String store, boolean covered) {
        Scope scope = new Scope(list(region), list(format), list(store), List.of(), List.of());
        assertThat(scope.covers(new Place(Set.of("S012"), "north", "city", null)))
                .isEqualTo(covered);
    }

    @Test
    void storeWithoutRegionIsInNoScopeThatNamesRegions() {
        Place place = new Place(Set.of("S012"), null, null, null);
        assertThat(Scope.EVERYWHERE.covers(place)).isTrue();
        assertThat(new Scope(List.of("north"), List.of(), List.of(), List.of(), List.of()).covers(place))
                .isFalse();
    }

    @Test
    void storeIsStillNamedByACodeThatItHad() {
        Scope scope = new Scope(List.of(), List.of(), List.of("S012"), List.of(), List.of());
        assertThat(scope.covers(new Place(Set.of("S1012", "S012"), null, null, null)))
                .isTrue();
        assertThat(scope.covers(new Place(Set.of("S1012"), null, null, null))).isFalse();
    }

    @Test
    void touchpointsSayNothingAboutWhichStores() {
        assertThat(new Scope(List.of(), List.of(), List.of(), List.of("checkout"), List.of())
                        .covers(new Place(Set.of("S012"), null, null, null)))
                .isTrue();
    }

    @Test
    void draftsAreShownOnlyToThoseWhoMaySeeThem() {
        Version draft = Samples.last(Samples.drafted());
        assertThat(new Viewpoint(false, null, null).shows(draft)).isTrue();
        assertThat(new Viewpoint(true, null, null).shows(draft)).isFalse();
        assertThat(new Viewpoint(false, TODAY, null).shows(draft)).isFalse();
    }

    @Test
    void versionIsShownWhereItHoldsOnThatStoresDay() {
        Content content = new Content(
                CONTENT.title(),
                CONTENT.purpose(),
                CONTENT.steps(),
                null,
                null,
                new Scope(List.of("north"), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
        Standard standard =
                Samples.published(Samples.taken(Samples.drafted(), new Step.Edit(content), Samples.ANN), TODAY);
        Version version = Samples.last(standard);
        Place yesterday = new Place(Set.of("S001"), "north", null, TODAY.minusDays(1));
        Place today = new Place(Set.of("S002"), "north", null, TODAY);
        Place elsewhere = new Place(Set.of("S003"), "south", null, TODAY);
        assertThat(new Viewpoint(true, null, List.of(yesterday)).shows(version)).isFalse();
        assertThat(new Viewpoint(true, null, List.of(elsewhere)).shows(version)).isFalse();
        assertThat(new Viewpoint(true, null, List.of(elsewhere, yesterday, today)).shows(version))
                .isTrue();
        assertThat(new Viewpoint(true, null, List.of()).shows(version)).isFalse();
    }

    @Test
    void newestOfThoseShownIsTaken() {
        Standard standard = Samples.withNewDraft(Samples.published(Samples.drafted(), TODAY));
        assertThat(new Viewpoint(false, null, null)
                        .newest(standard)
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(new Viewpoint(true, null, null)
                        .newest(standard)
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
        assertThat(new Viewpoint(false, TODAY.minusDays(1), null).newest(standard))
                .isEmpty();
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
