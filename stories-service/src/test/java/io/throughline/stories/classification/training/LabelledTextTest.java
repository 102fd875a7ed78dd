package io.throughline.stories.classification.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledTextTest {

    private final Taxonomy taxonomy = Taxonomy.load();
    private final List<LabelledText> seeds =
            LabelledText.read(Path.of("src/main/resources/classification/seeds.jsonl"), taxonomy);

    LabelledTextTest() throws IOException {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasSixtySeeds(Kind kind) {
        assertThat(seeds.stream().filter(s -> s.kind() == kind)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void everyThemeHasFortySeeds() {
        assertThat(taxonomy.themes().keySet()).allSatisfy(theme -> assertThat(
                        seeds.stream().filter(s -> s.themes().containsKey(theme)))
                .hasSizeGreaterThanOrEqualTo(40));
    }

    @Test
    void thereAreEnoughBadCases() {
        assertThat(seeds.stream().filter(s -> s.criticality() == Criticality.CRITICAL))
                .hasSizeGreaterThanOrEqualTo(40);
        assertThat(seeds.stream().filter(s -> s.criticality() == Criticality.SERIOUS))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void noTextOfTheGoldSetIsASeed() throws IOException {
        List<LabelledText> gold = LabelledText.read(Path.of("src/main/resources/classification/gold.jsonl"), taxonomy);

        assertThat(gold).hasSizeGreaterThanOrEqualTo(120);
        assertThat(gold)
                .extracting(LabelledText::text)
                .doesNotContainAnyElementsOf(
                        seeds.stream().map(LabelledText::text).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"x\",\"kind\":\"praise\",\"sentiment\":\"positive\",\"criticality\":\"none\",\"themes\":{\"colour\":\"positive\"}}",
                "{\"text\":\"x\",\"kind\":\"applause\",\"sentiment\":\"positive\",\"criticality\":\"none\",\"themes\":{}}",
                "{\"text\":\"x\",\"kind\":\"praise\",\"sentiment\":\"positive\",\"criticality\":\"none\"}",
                "{\"text\":\" \",\"kind\":\"praise\",\"sentiment\":\"positive\",\"criticality\":\"none\",\"themes\":{}}"
            })
    void aLineWithLabelsOutsideTheTaxonomyIsRefused(String line, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("seeds.jsonl"), line);

        assertThatThrownBy(() -> LabelledText.read(file, taxonomy))
                .isInstanceOfAny(IllegalArgumentException.class, IOException.class);
    }
}
