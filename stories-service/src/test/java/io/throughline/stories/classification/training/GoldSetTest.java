package io.throughline.stories.classification.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped model keeps what its card says: floors a little below the measured figures. */
class GoldSetTest {

    private static GoldFigures figures;

    @BeforeAll
    static void classify() throws IOException {
        try (Classifier classifier = Classifier.load()) {
            figures = GoldFigures.of(
                    classifier,
                    LabelledText.read(Path.of("src/main/resources/classification/gold.jsonl"), Taxonomy.load()));
        }
    }

    @Test
    void kindsAreRight() {
        assertThat(figures.kind().macroF1()).isGreaterThan(0.86);
        assertThat(figures.kind().precision(Kind.EXCEPTIONAL.ordinal())).isGreaterThan(0.85);
        assertThat(figures.kind().recall(Kind.EXCEPTIONAL.ordinal())).isGreaterThan(0.78);
    }

    @Test
    void sentimentsAndThemesAreRight() {
        assertThat(figures.sentiment().macroF1()).isGreaterThan(0.78);
        assertThat(figures.themesF1()).isGreaterThan(0.77);
        assertThat(figures.themeSentimentRight()).isGreaterThan(0.82);
    }

    @Test
    void mostCriticalTextsAreFound() {
        assertThat(figures.criticality().recall(Criticality.CRITICAL.ordinal())).isGreaterThan(0.93);
    }

    @Test
    void probabilitiesMeanWhatTheySay() {
        assertThat(figures.calibrationError()).isLessThan(0.08);
    }

    @Test
    void whatIsNotLeftToPeopleIsRightMoreOften() {
        assertThat(figures.trustedShare()).isGreaterThan(0.55);
        assertThat(figures.trustedRight())
                .isGreaterThan(0.92)
                .isGreaterThan(figures.kind().accuracy());
    }
}
