package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The evaluate command: measures the shipped model on the gold set and, where a folder of it is given, on the validation part of MAMS, and
 * prints a table. Run by {@code stories-service/evaluate [--mams FOLDER]}.
 */
public final class Evaluate {

    private static final double FIELD_RATE = 0.005;

    private final List<String> rows = new ArrayList<>();

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 0 && !(arguments.length == 2 && arguments[0].equals("--mams"))) {
            Console.fail("usage: evaluate [--mams FOLDER-WITH-val.xml]");
            System.exit(2);
        }
        Evaluate table = new Evaluate();
        try (Classifier classifier = Classifier.load()) {
            table.gold(GoldFigures.ofGoldSet(classifier));
            if (arguments.length == 2) {
                table.mams(MamsFigures.of(
                        classifier, Mams.read(Path.of(arguments[1]).resolve("val.xml"))));
            }
            Console.say("model %s\n\n| measured | value | 95 %% | asked | met |\n|---|---|---|---|---|\n%s"
                    .formatted(classifier.modelVersion(), String.join("\n", table.rows)));
        }
    }

    private void gold(GoldFigures gold) {
        int exceptional = Kind.EXCEPTIONAL.ordinal();
        int critical = Criticality.CRITICAL.ordinal();
        row(
                gold,
                "gold set of %d texts: kind, macro-F1".formatted(gold.size()),
                g -> g.kind().macroF1(),
                0.80);
        row(gold, "exceptional, precision at a recall of 0.70", g -> g.precisionAt(Kind.EXCEPTIONAL, 0.7), 0.85);
        row(gold, "exceptional as decided, precision", g -> g.kind().precision(exceptional), Double.NaN);
        row(gold, "exceptional as decided, recall", g -> g.kind().recall(exceptional), Double.NaN);
        row(gold, "themes, micro-F1", GoldFigures::themesF1, 0.82);
        row(gold, "sentiment of themes found", GoldFigures::themeSentimentRight, Double.NaN);
        row(gold, "sentiment, macro-F1", g -> g.sentiment().macroF1(), 0.85);
        row(gold, "critical, recall", g -> g.criticality().recall(critical), 0.90);
        row(gold, "critical, precision where 0.5 % are", g -> g.criticalPrecisionAt(FIELD_RATE), Double.NaN);
        row(gold, "criticality, macro-F1", g -> g.criticality().macroF1(), Double.NaN);
        row(gold, "not left to people, share", GoldFigures::trustedShare, Double.NaN);
        row(gold, "not left to people, kind right", GoldFigures::trustedRight, Double.NaN);
        row(gold, "gain in accuracy of the surest 80 %", g -> g.rightOfSurest(0.8) - g.rightOfSurest(1), 0.06);
        GoldFigures.Interval error = gold.interval(GoldFigures::calibrationError);
        rows.add(String.format(
                Locale.ROOT,
                "| expected calibration error of the kind | %.3f | %.3f to %.3f | ≤ 0.03 | %s |",
                error.value(),
                error.low(),
                error.high(),
                error.value() <= 0.03 ? "yes" : "no"));
    }

    private void mams(MamsFigures mams) {
        plain("MAMS, %d sentences: polarity of aspects found".formatted(mams.size()), mams.polarityRight(), 0.80);
        plain("MAMS: F1 of staff or service", mams.peopleF1(), 0.80);
    }

    private void row(GoldFigures gold, String name, ToDoubleFunction<GoldFigures> figure, double asked) {
        GoldFigures.Interval interval = gold.interval(figure);
        String bounds = String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
        add(name, interval.value(), bounds, asked);
    }

    private void plain(String name, double value, double asked) {
        add(name, value, "", asked);
    }

    private void add(String name, double value, String bounds, double asked) {
        String bound = Double.isNaN(asked) ? "" : String.format(Locale.ROOT, "≥ %.2f", asked);
        String met = Double.isNaN(asked) ? "" : value >= asked ? "yes" : "no";
        rows.add(String.format(Locale.ROOT, "| %s | %.3f | %s | %s | %s |", name, value, bounds, bound, met));
    }
}
