package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Figures;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.model.KnownNeighbours;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.TextReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The frozen gold set as a service measures on it, again and again: read into features, with the vectors that ship beside the
 * model, and compared with the base's examples once for all classifiers over one base. Some ten megabytes from the first measurement on. Safe for use by many threads.
 */
public final class GoldSet {

    private final Model base;
    private final KnownNeighbours neighbours;
    private final Function<String, float[]> encoder;
    private List<LabelledText> texts;
    private TextReader reader;

    /** @param encoder for what has no vector that ships: a part of a text that only some classifiers look at */
    public GoldSet(Model base, Function<String, float[]> encoder) {
        this.base = base;
        this.neighbours = new KnownNeighbours(base.examples());
        this.encoder = encoder;
    }

    /**
     * What a classifier makes of it; a fraction of a second, the first time some seconds.
     *
     * @param made the classifier with a given reader of texts and given neighbours among the base's examples, which come first of its own
     */
    public Figures figures(BiFunction<TextReader, KnownNeighbours, Classifier> made) {
        GoldFigures figures = GoldFigures.of(made.apply(reader(), neighbours), texts);
        return new Figures(
                figures.size(),
                figures.kind().macroF1(),
                figures.kind().precision(Kind.EXCEPTIONAL.ordinal()),
                figures.kind().recall(Kind.EXCEPTIONAL.ordinal()),
                figures.themesF1(),
                figures.sentiment().macroF1(),
                figures.criticality().recall(Criticality.CRITICAL.ordinal()));
    }

    private synchronized TextReader reader() {
        if (reader == null) {
            try {
                texts = LabelledText.gold();
                Map<String, float[]> vectors = new ConcurrentHashMap<>(GoldVectors.shipped());
                reader = new TextReader(base.space(), text -> vectors.computeIfAbsent(text, encoder)).keeping();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reader;
    }
}
