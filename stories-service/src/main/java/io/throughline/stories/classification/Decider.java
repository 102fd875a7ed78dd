package io.throughline.stories.classification;

import io.throughline.stories.classification.Explanation.Example;
import io.throughline.stories.classification.Explanation.Term;
import io.throughline.stories.classification.model.FeatureVector;
import io.throughline.stories.classification.model.Heads;
import io.throughline.stories.classification.model.KnownNeighbours;
import io.throughline.stories.classification.model.LinearHead;
import io.throughline.stories.classification.model.Model;
import io.throughline.stories.classification.model.Neighbours;
import io.throughline.stories.classification.model.Neighbours.Near;
import io.throughline.stories.classification.model.Scores;
import io.throughline.stories.classification.model.TextReader;
import io.throughline.stories.classification.model.TextReader.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes labels and their explanation of what the model's heads say of a text. */
final class Decider {

    private static final int MAX_THEMES = 3;
    private static final int MAX_TERMS = 6;
    private static final int MAX_EXAMPLES = 3;
    private static final double SPOKE_AT_ALL = 0.02;

    /**
     * An own theme is given from here on: of few examples the layer, fitted on themes with many, is less sure than it could be. Texts about
     * something else stay below 0.01.
     */
    private static final double OWN_THEME = 0.015;

    private final Model model;
    private final TextReader reader;
    private final Neighbours neighbours;

    /** @param known neighbours of the first of the model's examples; null for none */
    Decider(Model model, TextReader reader, KnownNeighbours known) {
        this.model = model;
        this.reader = reader;
        this.neighbours = new Neighbours(model.examples(), model.heads().names(), known);
    }

    Classification decide(String normalized, String language, Rating rating) {
        Reading reading = reader.read(normalized);
        Heads heads = model.heads();
        List<Near> near = neighbours.voters(reading.embedding());
        Scores scores = heads.score(reading, neighbours, near);
        double[] kinds = model.kind().probabilities(heads.kindInputs(scores));
        double[] sentiments = model.sentiment().probabilities(heads.sentimentInputs(scores));
        double[] steps = heads.criticality(
                scores, model.criticality(), kinds[Kind.EXCEPTIONAL.ordinal()] + kinds[Kind.PRAISE.ordinal()]);

        int kind = largest(kinds);
        Sentiment sentiment = Sentiment.of(model.sentiments().get(largest(sentiments)));
        double critical = steps[Criticality.CRITICAL.ordinal()];
        Model.Thresholds thresholds = model.thresholds();
        int criticality = critical >= thresholds.critical()
                ? Criticality.CRITICAL.ordinal()
                : largest(new double[] {steps[0], steps[1], steps[2]});
        double[] themes = IntStream.range(0, heads.themes().size())
                .mapToDouble(t -> model.theme().probabilities(heads.themeInputs(scores, t))[1])
                .toArray();
        boolean suspect = critical >= thresholds.suspectCritical() && critical < thresholds.critical();

        boolean disagrees = disagrees(rating, sentiment);
        return new Classification(
                Kind.of(heads.kinds().get(kind)),
                sentiment,
                Criticality.values()[criticality],
                themes(themes, sentiment, reading),
                new Confidence(kinds[kind], sentiments[largest(sentiments)], steps[criticality]),
                suspect || kinds[kind] < thresholds.trusted(),
                disagrees,
                Basis.TEXT,
                language,
                new Explanation(
                        reading.sentences().get(scores.strongest(kind)),
                        terms(heads.heads().get(kind), reading.features().whole()),
                        examples(near),
                        kinds[kind],
                        byName(heads.kinds(), kinds, 0),
                        byName(heads.themes(), themes, SPOKE_AT_ALL),
                        notes(suspect, disagrees, rating),
                        model.version()),
                model.version());
    }

    private static boolean disagrees(Rating rating, Sentiment sentiment) {
        if (rating == null) {
            return false;
        }
        Kind said = rating.kind();
        return said == Kind.PRAISE && sentiment == Sentiment.NEGATIVE
                || said == Kind.COMPLAINT && sentiment == Sentiment.POSITIVE;
    }

    private static List<String> notes(boolean suspect, boolean disagrees, Rating rating) {
        List<String> notes = new ArrayList<>();
        if (suspect) {
            notes.add(Explanation.MAY_BE_CRITICAL);
        }
        if (disagrees) {
            notes.add("the rating says " + rating.kind().wireName() + ", the words do not; the words rule");
        }
        return notes;
    }

    private List<ThemeLabel> themes(double[] probabilities, Sentiment whole, Reading reading) {
        List<Integer> chosen = IntStream.range(0, probabilities.length)
                .filter(t ->
                        probabilities[t] >= threshold(model.heads().themes().get(t)))
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -probabilities[t]))
                .limit(MAX_THEMES)
                .toList();
        IntFunction<Sentiment> sentiment =
                whole == Sentiment.MIXED && !chosen.isEmpty() ? byClause(reading) : t -> whole;
        return chosen.stream()
                .map(t -> new ThemeLabel(model.heads().themes().get(t), sentiment.apply(t), probabilities[t]))
                .toList();
    }

    private double threshold(String theme) {
        double base = model.thresholds().theme();
        return theme.startsWith(Heads.OWN) ? Math.min(base, OWN_THEME) : base;
    }

    /** Good and bad are both valued: a theme has the value of the clause that is most about it. */
    private IntFunction<Sentiment> byClause(Reading reading) {
        List<FeatureVector> clauses = reader.clauses(reading);
        List<LinearHead> heads = model.heads().heads();
        return theme -> clauses.stream()
                .max(Comparator.comparingDouble(
                        c -> heads.get(model.heads().theme(theme)).score(c)))
                .map(c -> heads.get(model.heads().good()).score(c)
                                >= heads.get(model.heads().bad()).score(c)
                        ? Sentiment.POSITIVE
                        : Sentiment.NEGATIVE)
                .orElse(Sentiment.MIXED);
    }

    private List<Term> terms(LinearHead head, FeatureVector features) {
        return IntStream.range(0, features.indices().length)
                .filter(k -> model.space().name(features.indices()[k]) != null)
                .mapToObj(k ->
                        new Term(model.space().name(features.indices()[k]), rounded(head.contribution(features, k))))
                .filter(term -> term.weight() >= SPOKE_AT_ALL)
                .sorted(Comparator.comparingDouble(Term::weight).reversed().thenComparing(Term::term))
                .limit(MAX_TERMS)
                .toList();
    }

    private static List<Example> examples(List<Near> near) {
        return near.stream()
                .limit(MAX_EXAMPLES)
                .map(n -> new Example(
                        n.example().story() == null ? n.example().text() : null,
                        n.example().story(),
                        Kind.of(n.example().kind()),
                        Sentiment.of(n.example().sentiment()),
                        rounded(n.similarity())))
                .toList();
    }

    private static Map<String, Double> byName(List<String> names, double[] probabilities, double from) {
        Map<String, Double> byName = new LinkedHashMap<>();
        IntStream.range(0, names.size())
                .filter(i -> probabilities[i] >= from)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .forEach(i -> byName.put(names.get(i), rounded(probabilities[i])));
        return byName;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
