package io.throughline.stories.classification.training;

import io.throughline.stories.classification.Classification;
import io.throughline.stories.classification.Classifier;
import io.throughline.stories.classification.Criticality;
import io.throughline.stories.classification.Kind;
import io.throughline.stories.classification.Sentiment;
import io.throughline.stories.classification.Subject;
import io.throughline.stories.classification.ThemeLabel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a classifier makes of labelled texts that it was not trained on. All shares and errors are from 0 to 1. */
public final class GoldFigures {

    private static final int RESAMPLES = 1_000;

    private final List<LabelledText> texts;
    private final List<Classification> decided;

    private GoldFigures(List<LabelledText> texts, List<Classification> decided) {
        this.texts = texts;
        this.decided = decided;
    }

    /**
     * On the gold set that ships with the service.
     *
     * @throws IOException when it cannot be read
     */
    public static GoldFigures ofGoldSet(Classifier classifier) throws IOException {
        return of(classifier, LabelledText.gold());
    }

    static GoldFigures of(Classifier classifier, List<LabelledText> texts) {
        return new GoldFigures(
                texts,
                classifier.classify(
                        texts.stream().map(t -> Subject.ofText(t.text())).toList()));
    }

    /** A figure with its 95 % bootstrap interval over texts. */
    public record Interval(double value, double low, double high) {}

    /** How many texts. */
    public int size() {
        return texts.size();
    }

    /** The same resamples for each figure: it comes out the same each time. */
    public Interval interval(ToDoubleFunction<GoldFigures> figure) {
        Random random = new Random(7);
        double[] values = IntStream.range(0, RESAMPLES)
                .mapToDouble(r -> {
                    int[] ids = random.ints(size(), 0, size()).toArray();
                    return figure.applyAsDouble(new GoldFigures(
                            Arrays.stream(ids).mapToObj(texts::get).toList(),
                            Arrays.stream(ids).mapToObj(decided::get).toList()));
                })
                .sorted()
                .toArray();
        return new Interval(
                figure.applyAsDouble(this), values[(int) (RESAMPLES * 0.025)], values[(int) (RESAMPLES * 0.975)]);
    }

    Confusion kind() {
        return Confusion.of(
                Stream.of(Kind.values()).map(Kind::wireName).toList(),
                texts.stream().mapToInt(t -> t.kind().ordinal()).toArray(),
                decided.stream().mapToInt(c -> c.kind().ordinal()).toArray());
    }

    Confusion sentiment() {
        return Confusion.of(
                Stream.of(Sentiment.values()).map(Sentiment::wireName).toList(),
                texts.stream().mapToInt(t -> t.sentiment().ordinal()).toArray(),
                decided.stream().mapToInt(c -> c.sentiment().ordinal()).toArray());
    }

    Confusion criticality() {
        return Confusion.of(
                Stream.of(Criticality.values()).map(Criticality::wireName).toList(),
                texts.stream().mapToInt(t -> t.criticality().ordinal()).toArray(),
                decided.stream().mapToInt(c -> c.criticality().ordinal()).toArray());
    }

    /** F1 over all themes of all texts together. */
    double themesF1() {
        return f1(themeCounts().values().stream().reduce(new int[3], GoldFigures::plus));
    }

    static double f1(int[] counts) {
        return 2.0 * counts[0] / Math.max(1, counts[1] + counts[2]);
    }

    /** By theme: right, given, labelled. */
    TreeMap<String, int[]> themeCounts() {
        TreeMap<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < size(); i++) {
            for (String theme : texts.get(i).themes().keySet()) {
                counts.computeIfAbsent(theme, t -> new int[3])[2]++;
            }
            for (ThemeLabel label : decided.get(i).themes()) {
                int[] c = counts.computeIfAbsent(label.theme(), t -> new int[3]);
                c[0] += texts.get(i).themes().containsKey(label.theme()) ? 1 : 0;
                c[1]++;
            }
        }
        return counts;
    }

    /** The share of the themes rightly found that have the right sentiment too. */
    double themeSentimentRight() {
        return IntStream.range(0, size())
                .boxed()
                .flatMap(i -> decided.get(i).themes().stream()
                        .filter(l -> texts.get(i).themes().containsKey(l.theme()))
                        .map(l -> texts.get(i).themes().get(l.theme()) == l.sentiment()))
                .mapToInt(right -> right ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** The share of texts that are not left to people. */
    double trustedShare() {
        return decided.stream().filter(c -> !c.review()).count() / (double) size();
    }

    /** The share of those whose kind is right. */
    double trustedRight() {
        return IntStream.range(0, size())
                .filter(i -> !decided.get(i).review())
                .mapToDouble(i -> decided.get(i).kind() == texts.get(i).kind() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** The share of right kinds among this share of the texts, the surest ones. */
    public double rightOfSurest(double share) {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -decided.get(i).confidence().kind()))
                .limit(Math.round(share * size()))
                .mapToInt(i -> decided.get(i).kind() == texts.get(i).kind() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** The precision of a kind where its probability is asked to be so high that just this share of its texts is found. */
    double precisionAt(Kind kind, double recall) {
        List<Integer> likeliest = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -decided.get(i).explanation().kinds().getOrDefault(kind.wireName(), 0.0)))
                .toList();
        long all = texts.stream().filter(text -> text.kind() == kind).count();
        int found = 0;
        for (int k = 0; k < likeliest.size(); k++) {
            found += texts.get(likeliest.get(k)).kind() == kind ? 1 : 0;
            if (found >= recall * all) {
                return found / (k + 1.0);
            }
        }
        return Double.NaN;
    }

    /** Expected calibration error of the kind's probability, over ten bins of equal width. */
    public double calibrationError() {
        double[] confidence = new double[10];
        double[] right = new double[10];
        for (int i = 0; i < size(); i++) {
            double p = decided.get(i).confidence().kind();
            int bin = Math.min(9, (int) (p * 10));
            confidence[bin] += p;
            right[bin] += decided.get(i).kind() == texts.get(i).kind() ? 1 : 0;
        }
        return IntStream.range(0, 10)
                        .mapToDouble(b -> Math.abs(confidence[b] - right[b]))
                        .sum()
                / size();
    }

    /** The precision that the found critical texts have where only this share of texts is critical. */
    double criticalPrecisionAt(double fieldRate) {
        Confusion c = criticality();
        int critical = Criticality.CRITICAL.ordinal();
        double found = c.recall(critical);
        int others = 0;
        int falsely = 0;
        for (int r = 0; r < critical; r++) {
            others += Arrays.stream(c.counts()[r]).sum();
            falsely += c.counts()[r][critical];
        }
        double falseRate = (double) falsely / others;
        return found * fieldRate / Math.max(1e-12, found * fieldRate + falseRate * (1 - fieldRate));
    }

    private static int[] plus(int[] a, int[] b) {
        return new int[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }
}
